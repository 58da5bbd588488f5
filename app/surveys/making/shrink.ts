/** One try at writing a picture: the longest side in pixels, and for photos how much may be lost, from 0 to 1. */
export interface Try {
  side: number;
  quality?: number;
}

const encoded = (canvas: HTMLCanvasElement, type: string, quality: number | undefined) =>
  new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, type, quality);
  });

/**
 * Writes a picture anew, smaller with each try, until it may be sent. What comes out was written by this browser's own encoder
 * from pixels alone: of the file that they came from, its place, its day and all else, nothing is left.
 * @param most bytes.
 * @param draw draws on a canvas, whose size it sets.
 * @throws where no try is small enough, or the device has no room for a canvas.
 */
export async function written(type: 'image/png' | 'image/jpeg', tries: readonly Try[], most: number, draw: (canvas: HTMLCanvasElement, side: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = document.createElement('canvas');
  for (const { side, quality } of tries) {
    draw(canvas, side);
    const blob = await encoded(canvas, type, quality);
    // A browser that cannot write this type writes another one without saying so.
    if (blob !== null && blob.type === type && blob.size > 0 && blob.size <= most) return new Uint8Array(await blob.arrayBuffer());
  }
  throw new Error('The picture cannot be made small enough.');
}
