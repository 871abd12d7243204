// What is in memory stays there: an anonymous sender's words are in it for a moment, and a dump of it would keep them.
import { writeFileSync } from 'node:fs';

/** Switches of Node that write all of its memory to files. */
const DUMPS = /--(?:heapsnapshot-\S+|heap-prof\S*)/g;

/** The switches among these that would; for sentences to whoever starts it. */
export const dumpsIn = (flags: readonly string[], nodeOptions = ''): string[] => [
  ...new Set([...flags, nodeOptions].join(' ').match(DUMPS) ?? []),
];

/**
 * No diagnostic report whatever happens, and a core file without any memory in it. A process cannot forbid the core file
 * itself; Linux lets it say that nothing goes in. Elsewhere whoever runs the service sets the limit to 0.
 */
export function keepMemoryIn(): void {
  if (process.report) {
    process.report.reportOnFatalError = false;
    process.report.reportOnSignal = false;
    process.report.reportOnUncaughtException = false;
  }
  try {
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch {
    // No such thing on this system.
  }
}
