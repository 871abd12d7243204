// Random bytes drawn from a pool: asking the system for a few at a time costs more than sealing what they are for.
import { randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(4_096);
let used = pool.length;

/** `count` random bytes, fit for keys and ids; at most 4,096. No byte is given out twice. */
export function randomBytes(count: number): Buffer {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + count));
  // What was given out does not stay behind in the pool.
  pool.fill(0, used, used + count);
  used += count;
  return bytes;
}
