// Pictures: read to dots and written anew, so that nothing but dots remains. EXIF, GPS, XMP, comments and thumbnails go.
import sharp from 'sharp';
import { checkTail } from './tail.ts';
import { Unfit } from './unfit.ts';

/** More dots than any phone's picture in use; a picture that unpacks to more is a bomb. */
export const MOST_DOTS = 64_000_000;
/** Longest side that is kept, in dots: a photographed form stays readable. */
const LONGEST = 4_096;
const SECONDS = 15;

sharp.cache(false);
sharp.concurrency(1);

/**
 * @param type image/jpeg, image/png, image/webp or image/gif
 * @returns dots only, turned upright; the same type, but a GIF becomes the PNG of its first picture
 * @throws Unfit
 */
export async function cleanPicture(
  bytes: Buffer,
  type: string,
): Promise<{ bytes: Buffer; type: 'image/jpeg' | 'image/png' | 'image/webp' }> {
  checkTail(bytes, type);
  const options = { limitInputPixels: MOST_DOTS, failOn: 'error', sequentialRead: true } as const;
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > MOST_DOTS) throw new Unfit('bomb');
    const dots = sharp(bytes, options)
      .timeout({ seconds: SECONDS })
      .rotate()
      .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true });
    // Without keepMetadata or withMetadata sharp writes none, and turns colours to sRGB.
    if (type === 'image/jpeg') return { bytes: await dots.jpeg({ quality: 85 }).toBuffer(), type };
    if (type === 'image/webp') return { bytes: await dots.webp({ quality: 85 }).toBuffer(), type };
    return { bytes: await dots.png({ compressionLevel: 6 }).toBuffer(), type: 'image/png' };
  } catch (error) {
    if (error instanceof Unfit) throw error;
    throw new Unfit(/pixel limit|timeout/i.test((error as Error).message) ? 'bomb' : 'broken');
  }
}
