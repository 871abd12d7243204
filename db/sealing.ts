// Keys and sealing: what is encrypted, and under which key. AES-256-GCM; the first byte names the layout.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { randomBytes } from './random.ts';

const LAYOUT = 1;

/** Secrets made from the master key (32 bytes). Each purpose has its own key, so one leaking says nothing of another. */
export interface Keys {
  /** Keyed hash, hex, 64 characters: stable for the same purpose and text, useless without the master key. */
  fingerprint(purpose: string, text: string): string;
  /** Key of one conversation: needs both the master key and the conversation id, which is stored nowhere. */
  conversationKey(conversation: string): Buffer;
  /** Key for fields the bureau must be able to open (contacts, channel addresses). */
  readonly fields: Buffer;
}

/** @param master 32 random bytes. */
export function makeKeys(master: Buffer): Keys {
  if (master.length !== 32) throw new Error('the master key must be 32 bytes');
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', master, '', purpose, 32));
  const hashing = new Map<string, Buffer>();
  const conversations = derive('conversations');
  return {
    fingerprint(purpose, text) {
      const key = hashing.get(purpose) ?? derive(`fingerprint:${purpose}`);
      hashing.set(purpose, key);
      return createHmac('sha256', key).update(text).digest('hex');
    },
    conversationKey: (conversation) => createHmac('sha256', conversations).update(conversation).digest(),
    fields: derive('fields'),
  };
}

/** How many bytes sealing adds: layout, nonce, tag. */
export const SEAL = 29;

/** Seals bytes under a 32-byte key. */
export function sealBytes(key: Buffer, bytes: Buffer): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([Buffer.from([LAYOUT]), iv, cipher.getAuthTag(), body]);
}

/** Opens what `sealBytes` made; throws when the key is another or a byte was changed. */
export function unsealBytes(key: Buffer, sealed: Buffer): Buffer {
  if (sealed[0] !== LAYOUT) throw new Error('sealed in an unknown layout');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13));
  decipher.setAuthTag(sealed.subarray(13, 29));
  return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]);
}

/** Seals text under a 32-byte key. */
export const seal = (key: Buffer, text: string): Buffer => sealBytes(key, Buffer.from(text));

/** Opens what `seal` made; throws when the key is another or a byte was changed. */
export const unseal = (key: Buffer, sealed: Buffer): string => unsealBytes(key, sealed).toString('utf8');
