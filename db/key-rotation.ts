// A rotation of the sealing keys, from beginning to end or from wherever the last one was broken off. The key is on disk
// before anything is sealed by it, and the old one goes only when nothing is: kill it anywhere and everything opens.
import type { Database } from './connect.ts';
import { appendEvents } from './events.ts';
import { readKeyList, writeKeyList } from './key-list.ts';
import { randomBytes } from './random.ts';
import { BEGAN, countSealed, lastRotation, ROTATED, resealAll } from './sealed-values.ts';
import { MOST_KEYS, makeRing } from './sealing.ts';

export interface Rotation {
  /** Number of the key that seals now. */
  key: number;
  /** It went on with one that had been broken off. */
  resumed: boolean;
  done: number;
  /** Values no key opens; while there are any the old keys stay. */
  shut: number;
}

/**
 * Only while no server runs on the folder: it has read its keys at its start.
 * @param went told of each step on disk, with how many values are done
 * @throws KeyListFault
 */
export async function rotateKeys(
  db: Database,
  { folder, master, now }: { folder: string; master: Buffer; now: () => Date },
  went: (done: number) => void = () => {},
): Promise<Rotation> {
  const { tables } = db;
  let ring = readKeyList(folder, master);
  const resumed = ring.keys.size > 1;
  if (!resumed) {
    // Above every number this chain ever had: a list put back from a copy must not give one out a second time.
    const number = Math.max(ring.newest, await lastRotation(db.reading, tables)) + 1;
    if (number > MOST_KEYS) throw new Error('there is no number left for another key');
    ring = makeRing(new Map([...ring.keys, [number, randomBytes(32)]]));
    writeKeyList(folder, master, ring);
  }
  const key = ring.newest;
  const record = async (type: string, body: object) => {
    if ((await lastRotation(db.reading, tables, type)) === key) return;
    const event = { caseId: null, type, at: now().toISOString(), by: null, body: { key, ...body } };
    await db.unit((tx) => appendEvents(tx, tables, [event]));
  };
  await record(BEGAN, {});
  const { done, shut } = await resealAll(db, ring, went);
  const left = (await countSealed(db.reading, tables)).some(({ under }) =>
    [...under.keys()].some((number) => number !== key),
  );
  if (left) return { key, resumed, done, shut };
  await record(ROTATED, {});
  // Overwritten pages may lie in the log; the old key goes after them.
  db.sweep();
  writeKeyList(folder, master, makeRing(new Map([[key, ring.keys.get(key) as Buffer]])));
  return { key, resumed, done, shut };
}
