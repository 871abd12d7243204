// Slowing down: token buckets in memory, keyed by marks that mean nothing tomorrow. Nothing of them reaches the disk.

/** Thrown when a bucket is empty; `retryAfter` in whole seconds. */
export class TooMany extends Error {
  readonly retryAfter: number;
  constructor(retryAfter: number) {
    super('too many attempts');
    this.retryAfter = retryAfter;
  }
}

export interface Limit {
  /** Takes one; throws TooMany when none is left. */
  take(key: string): void;
  /** Gives one back (an attempt that turned out honest). */
  giveBack(key: string): void;
}

const MOST_KEYS = 50_000;

/**
 * @param burst how many at once
 * @param perMinute how many come back in a minute
 */
export function createLimit(burst: number, perMinute: number, now: () => number = Date.now): Limit {
  const buckets = new Map<string, { left: number; at: number }>();

  function refilled(key: string): { left: number; at: number } {
    const at = now();
    const bucket = buckets.get(key);
    if (!bucket) return { left: burst, at };
    return { left: Math.min(burst, bucket.left + ((at - bucket.at) / 60_000) * perMinute), at };
  }

  function keep(key: string, bucket: { left: number; at: number }): void {
    // Re-inserted so that the map stays in order of use and the oldest can be dropped.
    buckets.delete(key);
    if (bucket.left < burst) buckets.set(key, bucket);
    if (buckets.size > MOST_KEYS) buckets.delete(buckets.keys().next().value as string);
  }

  return {
    take(key) {
      const bucket = refilled(key);
      if (bucket.left < 1) throw new TooMany(Math.ceil(((1 - bucket.left) / perMinute) * 60));
      keep(key, { ...bucket, left: bucket.left - 1 });
    },
    giveBack(key) {
      const bucket = refilled(key);
      keep(key, { ...bucket, left: Math.min(burst, bucket.left + 1) });
    },
  };
}
