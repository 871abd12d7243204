// Owns how long a start takes, to the first answered message: the shortest of several, since a busy machine only ever adds.
import { createClient } from './load.ts';
import { start } from './servers.ts';

const TIMES = 10;

/** @returns seconds from the start of a process to its first answer on `path` */
async function once(script: string, path: string): Promise<number> {
  const began = performance.now();
  const server = await start(script);
  const client = createClient(server.port, 1);
  try {
    const { status } = await client.post(path, { text: '低保怎么申请', messageId: 'first' });
    if (status !== 200) throw new Error(`${script} answered ${status}`);
    return (performance.now() - began) / 1_000;
  } finally {
    client.close();
    await server.stop();
  }
}

/** The shortest of starts that find what the first of them kept. */
export async function firstAnswer(script: string, path: string): Promise<number> {
  const took: number[] = [];
  for (let n = 0; n <= TIMES; n++) took.push(await once(script, path));
  return Math.min(...took.slice(1));
}
