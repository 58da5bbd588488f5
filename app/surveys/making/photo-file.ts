import { bounds } from '#server/contracts/bounds.ts';
import { ownPictureBounds } from '#app/store/own-pictures.ts';
import { headerBytes, readImageHeader, type ImageHeader } from './image-header.ts';
import { written, type Try } from './shrink.ts';

/** The most pixels that are decoded: a phone's best camera, and what a cheap phone has memory for (160 MB). */
export const mostPixels = 40_000_000;

/** What a photo is made small for. */
export interface Fit {
  /** The longest side, in pixels. */
  longest: number;
  tries: readonly Try[];
  /** Bytes. */
  most: number;
}
const fit = (sides: readonly [number, ...number[]], most: number): Fit => ({ longest: sides[0], tries: sides.flatMap((side) => [{ side, quality: 0.8 }, { side, quality: 0.6 }]), most });

/** An answer: at most 1,600 pixels long and 512 KiB. */
export const toSend = fit([1_600, 1_200, 900, 600], bounds.attachmentBytes);
/** In place of a symbol, on the screen and on a printed plan: at most 480 pixels long and 64 KiB. */
export const asSymbol = fit([480, 360, 240, 160], ownPictureBounds.bytes);

export type PhotoRefused = 'not-image' | 'too-large' | 'not-opened';
export type OpenedPhoto = { kind: 'photo'; bytes: Uint8Array<ArrayBuffer> } | { kind: 'refused'; why: PhotoRefused };

/** Whether a file may be decoded, by its own first bytes; what the file is called does not count. */
export async function headerOf(file: Blob): Promise<ImageHeader | PhotoRefused> {
  const header = readImageHeader(new Uint8Array(await file.slice(0, headerBytes).arrayBuffer()));
  if (header === undefined) return 'not-image';
  return header.width * header.height > mostPixels ? 'too-large' : header;
}

/** Asks for a smaller picture while it is decoded, so that the whole of it need not be held. */
function smaller({ width, height }: ImageHeader, longest: number): ImageBitmapOptions {
  if (Math.max(width, height) <= longest) return {};
  return width >= height ? { resizeWidth: longest, resizeQuality: 'medium' } : { resizeHeight: longest, resizeQuality: 'medium' };
}

/**
 * A photo as a JPEG that is small enough. It is written anew from pixels, so nothing of the place, the day or the camera that its
 * file held comes along.
 */
export async function openPhoto(file: Blob, { longest, tries, most }: Fit): Promise<OpenedPhoto> {
  try {
    const header = await headerOf(file);
    if (typeof header === 'string') return { kind: 'refused', why: header };
    const bitmap = await createImageBitmap(file, smaller(header, longest));
    try {
      const bytes = await written('image/jpeg', tries, most, (canvas, side) => {
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
