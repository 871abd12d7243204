// The real server as a child of its own, on a free port and a new folder, as `npm start` would run it.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const START_MS = 45_000;

export const ADMIN_PASSWORD = 'first-light-over-9-hills';

export interface Serving {
  /** `http://127.0.0.1:<port>` */
  address: string;
  folder: string;
  /** Everything it printed, both streams. */
  said(): string;
  /** Sends SIGTERM and waits. @returns its exit code (null: it had to be killed) and how long it took, in ms */
  stop(): Promise<{ code: number | null; ms: number }>;
  /** Ends it whatever state it is in, and removes the folder. */
  clear(): void;
}

const isOver = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

/** @throws Error with what the server said, when it ends or stays silent instead of opening */
export async function serve(environment: Record<string, string> = {}): Promise<Serving> {
  const folder = mkdtempSync(join(tmpdir(), 'mingbai-e2e-'));
  const child = spawn(process.execPath, ['server/start.mjs'], {
    cwd: ROOT,
    // Nothing of the developer's own settings: the machine it runs on may serve a real office.
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: '0',
      DATA_DIR: folder,
      ADMIN_PASSWORD,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const clear = () => {
    if (!isOver(child)) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  const address = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => {
      clear();
      reject(new Error(`${why}:\n${output}`));
    };
    const timer = setTimeout(() => fail('The server did not open'), START_MS);
    const ended = (code: number | null) => {
      clearTimeout(timer);
      fail(`The server ended with ${code}`);
    };
    const listen = (chunk: Buffer) => {
      output += chunk.toString('utf8');
      const found = /residents\s+(http:\/\/\S+?)\/?\s/.exec(output)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      child.off('exit', ended);
      resolve(found);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', ended);
    child.once('exit', (code, signal) => {
      output += `It ended: ${code ?? signal}\n`;
    });
  });
  return {
    address,
    folder,
    said: () => output,
    clear,
    stop: () =>
      new Promise((resolve) => {
        const began = performance.now();
        const done = (code: number | null) => resolve({ code, ms: performance.now() - began });
        if (isOver(child)) return done(child.exitCode);
        const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
        child.once('exit', (code) => {
          clearTimeout(timer);
          done(code);
        });
        child.kill('SIGTERM');
      }),
  };
}
