// Keys and sealing: what is encrypted, and under which key. AES-256-GCM; the first byte names the layout.
// Layout 1: nonce, tag, body. Layout 2: number of the key (two bytes, authenticated), nonce, tag, body.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { randomBytes } from './random.ts';

const PLAIN = 1;
const NUMBERED = 2;
/** Two bytes hold the number of a key. */
export const MOST_KEYS = 0xff_ff;

/**
 * Numbered keys; what is sealed under them says by which. Number 0 is derived from the master key and goes without a
 * number, as everything was sealed before there was another.
 */
export interface KeyRing {
  /** Seals from now on. */
  readonly newest: number;
  /** Everything that can still be opened. */
  readonly keys: ReadonlyMap<number, Buffer>;
}

/** @param keys by number; the highest seals */
export const makeRing = (keys: ReadonlyMap<number, Buffer>): KeyRing => ({
  keys,
  newest: Math.max(...keys.keys()),
});

/** The first bytes of all that is sealed under this number. */
export function headOf(number: number): Buffer {
  if (number === 0) return Buffer.from([PLAIN]);
  return Buffer.from([NUMBERED, number >> 8, number & 0xff]);
}

/** Under which number a value is sealed. */
export const numberOf = (sealed: Buffer): number => (sealed[0] === NUMBERED ? sealed.readUInt16BE(1) : 0);

/** A key of its own for each purpose. */
export const derive = (master: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, '', purpose, 32));

/** The ring of an office that never rotated its keys. */
export const firstRing = (master: Buffer): KeyRing => makeRing(new Map([[0, derive(master, 'fields')]]));

/** Secrets made from the master key (32 bytes). Each purpose has its own key, so one leaking says nothing of another. */
export interface Keys {
  /** Keyed hash, hex, 64 characters: stable for the same purpose and text, useless without the master key. */
  fingerprint(purpose: string, text: string): string;
  /** Key of one conversation: needs both the master key and the conversation id, which is stored nowhere. */
  conversationKey(conversation: string): Buffer;
  /** Keys for fields the bureau must be able to open (contacts, channel addresses, keys of cases and files). */
  readonly fields: KeyRing;
}

/**
 * @param master 32 random bytes
 * @param fields the keys that seal fields, where they were ever rotated; see key-list.ts
 */
export function makeKeys(master: Buffer, fields?: KeyRing): Keys {
  if (master.length !== 32) throw new Error('the master key must be 32 bytes');
  const hashing = new Map<string, Buffer>();
  const conversations = derive(master, 'conversations');
  return {
    fingerprint(purpose, text) {
      const key = hashing.get(purpose) ?? derive(master, `fingerprint:${purpose}`);
      hashing.set(purpose, key);
      return createHmac('sha256', key).update(text).digest('hex');
    },
    conversationKey: (conversation) => createHmac('sha256', conversations).update(conversation).digest(),
    fields: fields ?? firstRing(master),
  };
}

/** How many bytes sealing under a plain key adds: layout, nonce, tag. */
export const SEAL = 29;

const NONCE = 12;
const TAG = 16;

/** Seals bytes under a 32-byte key, or under the newest of a ring. */
export function sealBytes(key: Buffer | KeyRing, bytes: Buffer): Buffer {
  const head = headOf(Buffer.isBuffer(key) ? 0 : key.newest);
  const iv = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', Buffer.isBuffer(key) ? key : ringed(key, key.newest), iv);
  if (head[0] === NUMBERED) cipher.setAAD(head);
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([head, iv, cipher.getAuthTag(), body]);
}

/** Opens what `sealBytes` made; throws when the key is another, or gone from the ring, or a byte was changed. */
export function unsealBytes(key: Buffer | KeyRing, sealed: Buffer): Buffer {
  const isNumbered = sealed[0] === NUMBERED;
  if (sealed[0] !== PLAIN && !(isNumbered && !Buffer.isBuffer(key))) {
    throw new Error('sealed in an unknown layout');
  }
  const number = numberOf(sealed);
  const head = headOf(number);
  const at = head.length;
  const opening = Buffer.isBuffer(key) ? key : ringed(key, number);
  const decipher = createDecipheriv('aes-256-gcm', opening, sealed.subarray(at, at + NONCE));
  if (isNumbered) decipher.setAAD(head);
  decipher.setAuthTag(sealed.subarray(at + NONCE, at + NONCE + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(at + NONCE + TAG)), decipher.final()]);
}

function ringed({ keys }: KeyRing, number: number): Buffer {
  const key = keys.get(number);
  if (!key) throw new Error(`sealed under key ${number}, which is not in the list of keys`);
  return key;
}

/** Seals text under a 32-byte key, or under the newest of a ring. */
export const seal = (key: Buffer | KeyRing, text: string): Buffer => sealBytes(key, Buffer.from(text));

/** Opens what `seal` made; throws as `unsealBytes` does. */
export const unseal = (key: Buffer | KeyRing, sealed: Buffer): string =>
  unsealBytes(key, sealed).toString('utf8');
