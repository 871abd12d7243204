// Starts the operator's tool: npm run mingbai -- --help
import { text } from 'node:stream/consumers';
import { run } from './commands/program.ts';
import { environment } from './config.ts';

// A reader that has seen enough (… | head) is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await run(process.argv.slice(2), environment, {
  say: (line) => console.log(line),
  note: (line) => console.error(line),
  typed: () => text(process.stdin),
});
