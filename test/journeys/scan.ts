import type { Locator, Page } from '@playwright/test';
import { textOfQr } from '#test/helpers/qr-reader.ts';
import { expect } from './fixtures.ts';

/** Modules of light around a code, which belong to it and say nothing. */
const edge = 4;

/** What a camera reads off the QR code in this place, as it looks now. */
async function scanned(page: Page, place: Locator): Promise<string> {
  const picture = place.locator('.qr-picture');
  const size = Number((await picture.getAttribute('viewBox'))?.split(' ')[2]);
  const photo = (await picture.screenshot()).toString('base64');
  const dark = await page.evaluate(
    async ([base64, modules]) => {
      const image = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]));
      const { width, height } = image;
      const canvas = new OffscreenCanvas(width, height).getContext('2d');
      canvas?.drawImage(image, 0, 0);
      const pixels = canvas?.getImageData(0, 0, width, height).data ?? [];
      const middle = (at: number, length: number) => Math.floor(((at + 0.5) * length) / modules);
      const all = Array.from({ length: modules }, (_, at) => at);
      return all.map((y) => all.map((x) => (pixels[(middle(y, height) * width + middle(x, width)) * 4] ?? 255) < 128));
    },
    [photo, size] as const,
  );
  return textOfQr(dark.slice(edge, -edge).map((row) => row.slice(edge, -edge)));
}

/** Prints by one of our buttons, and reads the QR code off the paper, on which nothing else of the page is. */
export async function scannedFromPaper(page: Page, button: Locator, paper: Locator): Promise<string> {
  await page.evaluate(() => (window.print = () => dispatchEvent(new Event('beforeprint'))));
  await button.press('Enter');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('h1')).toBeHidden();
  const text = await scanned(page, paper);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: null });
  return text;
}
