// A file as it came → the file as it is kept: its type told by content, everything that could tell of its sender gone.

import { cleanMp4, cleanWav } from './audio/boxes.ts';
import { keepAmr, keepFrames, keepSilk } from './audio/frames.ts';
import { cleanOgg } from './audio/ogg.ts';
import { type AttachmentType, typeOf } from './kind.ts';
import { cleanPdf } from './pdf.ts';
import { cleanPicture } from './picture.ts';
import { endsAsZip } from './tail.ts';
import { Unfit } from './unfit.ts';

export interface Cleaned {
  bytes: Buffer;
  type: AttachmentType;
}

/** Pages of a browser begin like this; a file that is read as one by anybody is not taken. */
const MARKUP = /<(?:!doctype|html|script|svg|\?xml|\?php|iframe)/i;

/** @throws Unfit */
export async function clean(bytes: Buffer): Promise<Cleaned> {
  const type = await typeOf(bytes);
  // PDFs and pictures carry XMP, which is XML, further in.
  if (MARKUP.test(bytes.toString('latin1', 0, 64))) throw new Unfit('hidden');
  switch (type) {
    case 'image/jpeg':
    case 'image/png':
    case 'image/webp':
    case 'image/gif':
      return cleanPicture(bytes, type);
    case 'application/pdf':
      return { bytes: await cleanPdf(bytes), type };
    default:
      if (endsAsZip(bytes)) throw new Unfit('hidden');
      return { bytes: cleanSound(bytes, type), type };
  }
}

function cleanSound(
  bytes: Buffer,
  type: Exclude<AttachmentType, `image/${string}` | 'application/pdf'>,
): Buffer {
  switch (type) {
    case 'audio/mpeg':
    case 'audio/aac':
      return keepFrames(bytes, type);
    case 'audio/amr':
      return keepAmr(bytes);
    case 'audio/silk':
      return keepSilk(bytes);
    case 'audio/mp4':
      return cleanMp4(bytes);
    case 'audio/wav':
      return cleanWav(bytes);
    case 'audio/ogg':
      return cleanOgg(bytes);
  }
}
