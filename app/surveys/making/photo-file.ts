import { headerBytes, readImageHeader, type ImageHeader } from './image-header.ts';
import { written } from './shrink.ts';

/** The most pixels that are decoded: a phone's best camera, and what a cheap phone has memory for (160 MB). */
export const mostPixels = 40_000_000;
/** The longest side of what is sent, in pixels. */
const longestSide = 1_600;

export type PhotoRefused = 'not-image' | 'too-large' | 'not-opened';
export type OpenedPhoto = { kind: 'photo'; bytes: Uint8Array<ArrayBuffer> } | { kind: 'refused'; why: PhotoRefused };

/** Whether a file may be decoded, by its own first bytes; what the file is called does not count. */
export async function headerOf(file: Blob): Promise<ImageHeader | PhotoRefused> {
  const header = readImageHeader(new Uint8Array(await file.slice(0, headerBytes).arrayBuffer()));
  if (header === undefined) return 'not-image';
  return header.width * header.height > mostPixels ? 'too-large' : header;
}

/** Asks for a smaller picture while it is decoded, so that the whole of it need not be held. */
function smaller({ width, height }: ImageHeader): ImageBitmapOptions {
  if (Math.max(width, height) <= longestSide) return {};
  return width >= height ? { resizeWidth: longestSide, resizeQuality: 'medium' } : { resizeHeight: longestSide, resizeQuality: 'medium' };
}

/**
 * A photo as it may be sent: JPEG, at most 1,600 pixels long and 512 KiB. It is written anew from pixels, so nothing of the
 * place, the day or the camera that its file held comes along.
 */
export async function openPhoto(file: Blob): Promise<OpenedPhoto> {
  try {
    const header = await headerOf(file);
    if (typeof header === 'string') return { kind: 'refused', why: header };
    const bitmap = await createImageBitmap(file, smaller(header));
    try {
      const tries = [longestSide, 1_200, 900, 600].flatMap((side) => [{ side, quality: 0.8 }, { side, quality: 0.6 }]);
      const bytes = await written('image/jpeg', tries, (canvas, side) => {
        const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
        canvas.width = Math.max(1, Math.round(bitmap.width * scale));
        canvas.height = Math.max(1, Math.round(bitmap.height * scale));
        const context = canvas.getContext('2d');
        if (context === null) return;
        // What is transparent would be black.
        context.fillStyle = '#ffffff';
        context.fillRect(0, 0, canvas.width, canvas.height);
        context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      });
      return { kind: 'photo', bytes };
    } finally {
      bitmap.close();
    }
  } catch {
    // Broken, or gone while it was read, or more than this device can hold: for the person all the same.
    return { kind: 'refused', why: 'not-opened' };
  }
}
