// One thing after another for each key, different keys side by side.

export interface InOrder {
  <T>(key: string, work: () => Promise<T>): Promise<T>;
  /** Resolves when everything begun so far has ended. */
  idle(): Promise<void>;
}

/** Work given under one key runs in the order it was given, whatever becomes of what went before. */
export function createInOrder(): InOrder {
  const tails = new Map<string, Promise<unknown>>();
  async function inOrder<T>(key: string, work: () => Promise<T>): Promise<T> {
    const mine = (tails.get(key) ?? Promise.resolve()).then(work, work);
    tails.set(key, mine);
    try {
      return await mine;
    } finally {
      if (tails.get(key) === mine) tails.delete(key);
    }
  }
  return Object.assign(inOrder, {
    idle: async () => {
      await Promise.allSettled(tails.values());
    },
  });
}
