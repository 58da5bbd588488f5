import type { Page } from '@playwright/test';

/** A photo as a phone writes it: where it was taken stands in its first segment. */
export async function photoWithPlace(page: Page): Promise<Buffer> {
  const plain = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 2_400;
    canvas.height = 1_200;
    canvas.getContext('2d')?.fillRect(0, 0, 1_000, 1_000);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg'));
    return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer())];
  });
  const exif = Buffer.from('Exif\0\0MM\0*GPS 51.507351,-0.127758 taken 2026-11-22 by PHONE-7731', 'latin1');
  const head = Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 0xff]);
  return Buffer.concat([Buffer.from(plain.slice(0, 2)), head, exif, Buffer.from(plain.slice(2))]);
}

/** A few bytes that call themselves a picture of ten thousand megapixels. */
export const bomb = Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n\0\0\0\rIHDR', 'latin1'), Buffer.from([0, 1, 0x86, 0xa0, 0, 1, 0x86, 0xa0, 8, 6, 0, 0, 0]), Buffer.alloc(400)]);
