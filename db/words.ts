// The words of a case at rest: sealed under a key of the case, which is sealed under the master key. To destroy the words
// for good, or to reseal them under another master key, it is enough to touch that one small key.
import { randomBytes } from './random.ts';
import { type Keys, seal, sealBytes, unseal, unsealBytes } from './sealing.ts';

/** Seals and opens the words of one case. */
export interface WordKey {
  seal(text: string): Buffer;
  open(row: { text: string; sealed: Buffer | null }): string;
}

function over(key: Buffer): WordKey {
  return {
    seal: (text) => seal(key, text),
    open: ({ text, sealed }) => (sealed === null ? text : unseal(key, sealed)),
  };
}

/** A new key: how it is kept, and what it does. */
export function newWordKey(keys: Keys): { kept: Buffer; words: WordKey } {
  const key = randomBytes(32);
  return { kept: sealBytes(keys.fields, key), words: over(key) };
}

/** @param kept null in a case older than sealing, whose words are not sealed yet */
export function openWordKey(keys: Keys, kept: Buffer | null): WordKey {
  if (kept !== null) return over(unsealBytes(keys.fields, kept));
  return {
    seal: () => {
      throw new Error('the case has no key');
    },
    open: ({ text }) => text,
  };
}
