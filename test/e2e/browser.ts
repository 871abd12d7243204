// Finds a Chromium on this machine and opens it; says loudly when there is none.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function onPath(name: string): string | undefined {
  try {
    return execFileSync('/bin/sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Path of a Chromium: `CHROMIUM` first, then the usual places. A `CHROMIUM` that is not there counts as none. */
export function findChromium(): string | undefined {
  const { CHROMIUM } = process.env;
  if (CHROMIUM) return existsSync(CHROMIUM) ? CHROMIUM : undefined;
  const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
  if (usual !== undefined) return usual;
  for (const name of NAMES) {
    const found = onPath(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What is to be shouted when nothing can be opened; a run without a browser must not look like a passed one. */
export function notTested(): string {
  const why = process.env.CHROMIUM
    ? `CHROMIUM=${process.env.CHROMIUM} does not exist`
    : `no Chromium found (looked for ${NAMES.join(', ')}); install one or set CHROMIUM`;
  return `\n${'!'.repeat(78)}\nBROWSER NOT TESTED: ${why}.\n${'!'.repeat(78)}\n`;
}

/** Quiet flags: a browser that talks to nobody but the server under test. */
export const openBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
