// What a file is, told by its content alone: names and declared types are the sender's to choose.
import { fileTypeFromBuffer } from 'file-type';
import { Unfit } from './unfit.ts';

/** Longest file, in bytes, and how many a case may have (design/contract.md). */
export const MOST_BYTES = 10 * 1024 * 1024;
export const MOST_FILES = 9;

export type AttachmentKind = 'picture' | 'sound' | 'document';

/** MIME types that are taken, what they are, and how a file of that type ends. */
export const TYPES = {
  'image/jpeg': { kind: 'picture', ending: 'jpg' },
  'image/png': { kind: 'picture', ending: 'png' },
  'image/webp': { kind: 'picture', ending: 'webp' },
  'image/gif': { kind: 'picture', ending: 'gif' },
  'audio/mpeg': { kind: 'sound', ending: 'mp3' },
  'audio/mp4': { kind: 'sound', ending: 'm4a' },
  'audio/aac': { kind: 'sound', ending: 'aac' },
  'audio/ogg': { kind: 'sound', ending: 'ogg' },
  'audio/wav': { kind: 'sound', ending: 'wav' },
  'audio/amr': { kind: 'sound', ending: 'amr' },
  'audio/silk': { kind: 'sound', ending: 'silk' },
  'application/pdf': { kind: 'document', ending: 'pdf' },
} as const satisfies Record<string, { kind: AttachmentKind; ending: string }>;
export type AttachmentType = keyof typeof TYPES;

export const isType = (type: string): type is AttachmentType => Object.hasOwn(TYPES, type);

/** WeChat's voice messages; file-type does not know them. */
const isSilk = (bytes: Buffer) => bytes.subarray(0, 10).includes('#!SILK_V3');

const SAME: Readonly<Record<string, AttachmentType>> = {
  'audio/x-m4a': 'audio/mp4',
  'audio/3gpp': 'audio/mp4',
  'video/3gpp': 'audio/mp4',
  'video/mp4': 'audio/mp4',
  'audio/opus': 'audio/ogg',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'application/ogg': 'audio/ogg',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-wav': 'audio/wav',
  'image/apng': 'image/png',
};

/**
 * The type by content. A container that may hold film (`audio/mp4`) is looked through when it is cleaned.
 * @throws Unfit
 */
export async function typeOf(bytes: Buffer): Promise<AttachmentType> {
  if (bytes.length === 0) throw new Unfit('empty');
  if (isSilk(bytes)) return 'audio/silk';
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const mime: string = found?.mime ?? '';
  if (isType(mime)) return mime;
  const same = SAME[mime];
  if (same) return same;
  if (/^image\/(?:heic|heif)/.test(mime)) throw new Unfit('heic');
  if (mime.startsWith('video/')) throw new Unfit('video');
  throw new Unfit('unknown');
}
