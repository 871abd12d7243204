// The thread that cleans files, so that a large or hostile one holds nobody up and takes nothing down with it.
import { parentPort } from 'node:worker_threads';
import { clean } from './clean.ts';
import { Unfit, type UnfitReason } from './unfit.ts';

export interface Asked {
  id: number;
  bytes: Uint8Array;
}
export type Answered = { id: number } & ({ bytes: Uint8Array; type: string } | { unfit: UnfitReason });

parentPort?.on('message', async ({ id, bytes }: Asked) => {
  let answer: Answered;
  try {
    const cleaned = await clean(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    answer = { id, bytes: new Uint8Array(cleaned.bytes), type: cleaned.type };
  } catch (error) {
    // A slip of ours on a strange file is a file we cannot read.
    answer = { id, unfit: error instanceof Unfit ? error.reason : 'broken' };
  }
  parentPort?.postMessage(answer);
});
