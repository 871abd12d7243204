// Starting the servers that are measured, each in its own process under the same TypeScript runner.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Running {
  port: number;
  /** Seconds from start to the first answer. */
  startedIn: number;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = get({ port, host: '127.0.0.1', path: '/healthz' }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.on('error', () => resolve(false));
  });
}

/** Slows every fdatasync and fsync by 5 ms, like an old disk (design/bars.md). */
const SLOW_DISK = [
  '-f',
  '-qq',
  '--seccomp-bpf',
  '-o',
  '/dev/null',
  '-e',
  'trace=fdatasync,fsync',
  '-e',
  'inject=fdatasync,fsync:delay_exit=5000',
];

export async function start(script: string, options: { slowDisk?: boolean } = {}): Promise<Running> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'mingbai-bench-'));
  const command = [process.execPath, ...(script.endsWith('.ts') ? ['--import', 'tsx'] : []), script];
  const whole = options.slowDisk ? ['strace', ...SLOW_DISK, ...command] : command;
  const began = performance.now();
  const child: ChildProcess = spawn(whole[0] as string, whole.slice(1), {
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: folder,
      RATE_LIMIT: 'off',
      ADMIN_PASSWORD: 'bench-password',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
    // Its own group: under strace it is the server, not strace, that must hear the signal.
    detached: true,
  });
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return {
    port,
    startedIn: (performance.now() - began) / 1_000,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      process.kill(-(child.pid as number), 'SIGTERM');
      const late = setTimeout(() => process.kill(-(child.pid as number), 'SIGKILL'), 15_000);
      await ended;
      clearTimeout(late);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
