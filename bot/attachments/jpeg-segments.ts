// A JPEG inside a PDF: its segments of notes (EXIF, XMP, GPS, comments) are left out, its dots untouched.
import { endOfJpeg } from './tail.ts';

/** JFIF and Adobe's colour mark are needed to show it right; every other application segment and comment is a note. */
const isNote = (mark: number) => (mark >= 0xe1 && mark <= 0xef && mark !== 0xee) || mark === 0xfe;

/** @throws Unfit `broken` */
export function cleanJpegSegments(bytes: Buffer): Buffer {
  const end = endOfJpeg(bytes);
  const parts: Buffer[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= end) {
    const mark = bytes[at + 1] as number;
    // Scans hold no notes; from the first one on everything is dots.
    if (mark === 0xda) break;
    if (bytes[at + 1] === 0xff) {
      at += 1;
      continue;
    }
    const next = at + 2 + bytes.readUInt16BE(at + 2);
    if (!isNote(mark)) parts.push(bytes.subarray(at, next));
    at = next;
  }
  parts.push(bytes.subarray(at, end));
  return Buffer.concat(parts);
}
