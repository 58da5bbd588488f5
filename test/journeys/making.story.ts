import type { Page } from '@playwright/test';
import { answerAny } from './any-survey.ts';
import { arrivedAt, byTouch, expectDelivery, nextButton, saved, screenOf } from './check-in.ts';
import { withFakeSound } from './fake-sound.ts';
import { expect, test } from './fixtures.ts';
import { pagesOnPaper } from './on-paper.ts';
import { bomb, photoWithPlace } from './photos.ts';
import { begin, goOnTo, shareTablet } from './shared-tablet.ts';

test.use({ launchOptions: withFakeSound });

const part = (page: Page, name: string) => page.locator(`section[data-page]:visible [data-part="${name}"]:visible`);
const told = (page: Page) => page.locator('section[data-page]:visible .told');

/** How much of the paper is not white, in thousandths. */
const drawnOn = (page: Page) =>
  page.locator('canvas.paper:visible').evaluate((paper: HTMLCanvasElement) => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 300;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context?.drawImage(paper, 0, 0, 300, 300);
    const { data } = context?.getImageData(0, 0, 300, 300) ?? { data: new Uint8ClampedArray() };
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) + (data[at + 1] ?? 255) + (data[at + 2] ?? 255) < 700) dark += 1;
    return Math.round((dark * 4_000) / data.length);
  });

/** One line across the paper, as a finger or a mouse draws it. */
async function drawLine(page: Page, fromTop: number): Promise<void> {
  const paper = page.locator('canvas.paper:visible');
  await paper.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await paper.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(x + width * 0.1, y + height * fromTop);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.9, y + height * fromTop, { steps: 5 });
  await page.mouse.up();
}

async function openAt(page: Page, screen: string, language = 'en', round = 'live-issue'): Promise<void> {
  await page.goto(`/answer/${round}/${language}`);
  await begin(page);
  await goOnTo(page, screen);
}

test('Somebody speaks, listens, and says it again; what was recorded is there after a reload', async ({ page }) => {
  await openAt(page, 'problem');
  await byTouch(part(page, 'record'));
  await expect(part(page, 'recording')).toBeVisible();
  await expect(page.locator('[data-part="stop"]')).toContainText('Stop recording');
  await expect(page.getByText(/Seconds: [2-9] of 60/)).toBeVisible();
  await byTouch(part(page, 'stop'));
  await expect(part(page, 'recorded')).toContainText('I recorded a sound. Seconds:');
  await byTouch(part(page, 'play'));
  await expect(part(page, 'play')).toHaveAttribute('aria-pressed', 'true');
  await byTouch(part(page, 'play'));
  await byTouch(part(page, 'record'));
  await expect(part(page, 'recording')).toBeVisible();
  await expect(page.getByText(/Seconds: [1-9] of 60/)).toBeVisible();
  // Who goes on while it records has said what they wanted to say.
  await byTouch(nextButton(page));
  await expect(screenOf(page, 'problem')).toBeHidden();
  await byTouch(page.locator('[data-back]'));
  await arrivedAt(page, 'problem');
  await expect(part(page, 'recorded')).toBeVisible();
  await saved(page);
  await page.reload();
  await expect(part(page, 'recorded')).toBeVisible();
  await expect(part(page, 'play')).toBeVisible();
  await byTouch(part(page, 'delete'));
  await saved(page);
  await expect(part(page, 'record')).toContainText('Record my voice');
});

test('The microphone is refused, absent, and pulled out in the middle: each is said, and nothing is lost', async ({ page }) => {
  await page.addInitScript(() => {
    const devices = navigator.mediaDevices;
    const open = devices.getUserMedia.bind(devices);
    Object.assign(window, { microphone: 'NotAllowedError' });
    devices.getUserMedia = async (constraints) => {
      const how: unknown = Reflect.get(window, 'microphone');
      if (typeof how === 'string') throw new DOMException('no', how);
      const stream = await open(constraints);
      Object.assign(window, { pullOut: () => stream.getTracks().forEach((track) => { track.stop(); track.dispatchEvent(new Event('ended')); }) });
      return stream;
    };
  });
  await openAt(page, 'problem');
  await byTouch(part(page, 'record'));
  await expect(told(page)).toContainText('may not use the microphone');
  await page.evaluate(() => Object.assign(window, { microphone: 'NotFoundError' }));
  await byTouch(part(page, 'record'));
  await expect(told(page)).toContainText('has no microphone');
  await page.evaluate(() => Object.assign(window, { microphone: undefined }));
  await byTouch(part(page, 'record'));
  await expect(page.getByText(/Seconds: [2-9] of 60/)).toBeVisible();
  await page.evaluate(() => { (Reflect.get(window, 'pullOut') as () => void)(); });
  await expect(told(page)).toContainText('The microphone stopped. What you said until then is kept.');
  await saved(page);
  await expect(part(page, 'play')).toBeVisible();
});

test('Somebody draws, takes back and puts in pictures by keys; it is there after a reload, and gone when it is skipped', async ({ page }) => {
  await openAt(page, 'better-drawing');
  await expect(page.locator('canvas.paper:visible')).toHaveAttribute('aria-label', 'Your paper is empty');
  await drawLine(page, 0.3);
  const one = await drawnOn(page);
  expect(one).toBeGreaterThan(5);
  await page.locator('.pen-choice:has(input[value="red"])').tap();
  await page.locator('.pen-choice:has(input[value="thick"])').tap();
  await drawLine(page, 0.6);
  const two = await drawnOn(page);
  expect(two).toBeGreaterThan(one);
  await byTouch(part(page, 'undo'));
  expect(await drawnOn(page)).toBe(one);
  await byTouch(part(page, 'redo'));
  expect(await drawnOn(page)).toBe(two);

  // By keys alone: a dog, in the middle.
  await part(page, 'stamps').press('Enter');
  await page.locator('input[value="own-home"]').press('ArrowUp');
  await page.locator('input[value="dog"]').press('Space');
  await part(page, 'spot-5').press('Enter');
  await expect(page.getByText('The picture is here now: Dog, Middle.')).toBeAttached();
  expect(await drawnOn(page)).toBeGreaterThan(two);
  await saved(page);
  const three = await drawnOn(page);
  await page.reload();
  await expect.poll(() => drawnOn(page)).toBeGreaterThan(three * 0.9);
  // Step by step, as before the reload: the dog goes first, and comes back.
  await byTouch(part(page, 'undo'));
  expect(await drawnOn(page)).toBe(two);
  await byTouch(part(page, 'redo'));
  expect(await drawnOn(page)).toBe(three);

  // An empty paper is asked about first, and can be taken back.
  await byTouch(part(page, 'again'));
  await page.getByRole('dialog').getByRole('button', { name: 'No, keep my drawing' }).tap();
  await byTouch(part(page, 'again'));
  await page.getByRole('dialog').getByRole('button', { name: 'Yes, start again' }).tap();
  expect(await drawnOn(page)).toBe(0);
  await byTouch(part(page, 'undo'));
  expect(await drawnOn(page)).toBeGreaterThan(three * 0.9);

  await goOnTo(page, 'check');
  await expect(page.getByRole('img', { name: 'A drawing by you' })).toBeVisible();
  await byTouch(page.locator('.check-list > div:has([data-part="better-drawing"]) .change'));
  await byTouch(page.locator('.bottom-bar .help'));
  await byTouch(page.getByRole('dialog').getByRole('button', { name: 'Skip this question' }));
  await expect(screenOf(page, 'check')).toBeVisible();
  await expect(page.getByRole('img', { name: 'A drawing by you' })).toHaveCount(0);
});

test('The device is full in the middle of a drawing: it stays on the screen, says that it is not saved, and is when there is room', async ({ page }) => {
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function full(this: IDBObjectStore, ...given: Parameters<typeof put>) {
      if (Reflect.get(window, 'full') === true) throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, given);
    };
  });
  await openAt(page, 'better-drawing');
  await drawLine(page, 0.2);
  await saved(page);
  await page.evaluate(() => Object.assign(window, { full: true }));
  await drawLine(page, 0.5);
  await expect(page.locator('.saving-failed')).toContainText('not saved');
  const drawn = await drawnOn(page);
  await page.evaluate(() => Object.assign(window, { full: false }));
  await byTouch(page.locator('.saving-failed button'));
  await saved(page);
  expect(await drawnOn(page)).toBe(drawn);
  await page.reload();
  await expect.poll(() => drawnOn(page)).toBeGreaterThan(drawn * 0.9);
});

test('A photo of an own thing comes without its place; what is no photo, is broken, or a bomb, is refused in plain words', async ({ page }) => {
  await page.addInitScript(() => {
    const made: Blob[] = [];
    const address = URL.createObjectURL.bind(URL);
    Object.assign(window, { made });
    URL.createObjectURL = (content) => {
      if (content instanceof Blob) made.push(content);
      return address(content);
    };
  });
  await openAt(page, 'helpful-thing');
  const input = page.locator('section[data-page="helpful-thing"] input[type="file"]').last();
  const give = (buffer: Buffer, mimeType = 'image/jpeg') => input.setInputFiles({ name: 'photo.jpg', mimeType, buffer });
  await expect(part(page, 'own-thing')).toContainText('No faces of other people.');
  // A pointer that rests presses what the browser saw nobody press: for that it opens no photos.
  await page.evaluate(() => Object.defineProperty(navigator, 'userActivation', { value: { isActive: false, hasBeenActive: true }, configurable: true }));
  await byTouch(part(page, 'choose'));
  await expect(told(page)).toContainText('Ask somebody to press the button');
  await page.evaluate(() => Reflect.deleteProperty(navigator, 'userActivation'));
  await give(Buffer.from('<!doctype html><title>not a photo</title>'));
  await expect(told(page)).toContainText('not a photo');
  await give(bomb, 'image/png');
  await expect(told(page)).toContainText('too big');
  const photo = await photoWithPlace(page);
  await give(photo.subarray(0, 400));
  await expect(told(page)).toContainText(/does not open|not a photo/);
  await expect(page.locator('img.made')).toHaveCount(0);

  await give(photo);
  await expect(page.getByRole('img', { name: 'A photo by you' })).toBeVisible();
  await saved(page);
  const kept = await page.evaluate(async () => {
    const [last] = (Reflect.get(window, 'made') as Blob[]).slice(-1);
    const bytes = new Uint8Array((await last?.arrayBuffer()) ?? new ArrayBuffer());
    return { type: last?.type, bytes: [...bytes] };
  });
  const bytes = Buffer.from(kept.bytes);
  expect(kept.type).toBe('image/jpeg');
  expect(bytes.length).toBeGreaterThan(500);
  for (const trace of ['Exif', 'GPS', '51.507', 'PHONE-7731', '2026-11-22']) expect(bytes.includes(trace), trace).toBe(false);
  expect(photo.includes('GPS')).toBe(true);
  const { width, height } = await page.locator('img.made:visible').evaluate((image: HTMLImageElement) => ({ width: image.naturalWidth, height: image.naturalHeight }));
  expect([width, height]).toEqual([1_600, 800]);
  await saved(page);
  await page.reload();
  await expect(page.getByRole('img', { name: 'A photo by you' })).toBeVisible();
});

test('A device that many people use takes no photos, and says why', async ({ page }) => {
  await shareTablet(page);
  await openAt(page, 'helpful-thing');
  await expect(part(page, 'shared')).toContainText('Many people use this device');
  await expect(page.locator('section[data-page="helpful-thing"] input[type="file"]')).toHaveCount(0);
  // Nor are own pictures put on a board there.
  await openAt(page, 'likes', 'en', 'my-future');
  await expect(page.locator('.board:visible')).toBeVisible();
  await expect(page.locator('[data-own]')).toHaveCount(0);
});

/** How many drawings, sounds and photos lie on the device, of whomever. */
const leftBehind = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const open = indexedDB.open('all-heard');
        open.onsuccess = () => {
          const count = open.result.transaction('attachments').objectStore('attachments').count();
          count.onsuccess = () => {
            open.result.close();
            resolve(count.result);
          };
        };
      }),
  );

test('Own pictures stand on the board and on My plan with a drawing; they stay on the device, and are kept only when the person says so', async ({ page }) => {
  const posted: string[] = [];
  page.on('request', (request) => posted.push(request.postData() ?? ''));
  await page.goto('/answer/my-future-2/en');
  await answerAny(page, 'can-do');
  const board = page.locator('.board:visible');
  const dialog = page.getByRole('dialog');
  const give = (buffer: Buffer, mimeType = 'image/jpeg') => dialog.locator('input[type="file"]').last().setInputFiles({ name: 'cake.jpg', mimeType, buffer });
  await byTouch(board.getByRole('button', { name: 'Use my own pictures' }));
  await byTouch(dialog.getByRole('button', { name: 'Cooking' }));
  await give(Buffer.from('<!doctype html>'));
  await expect(dialog.locator('.told')).toContainText('not a photo');
  await give(bomb, 'image/png');
  await expect(dialog.locator('.told')).toContainText('too big');
  await give(await photoWithPlace(page));
  await expect(dialog.locator('.told')).toContainText('Your photo is there now.');
  const width = await dialog.locator('img.picture').evaluate((image: HTMLImageElement) => image.naturalWidth);
  expect(width).toBe(480);
  await page.keyboard.press('Escape');
  await expect(board.getByRole('button', { name: 'Use my own pictures' })).toBeFocused();
  await expect(board.locator('.in-hand-card img.picture')).toBeVisible();
  await expect(board.locator('.in-hand-card')).toHaveText(/^Cooking/);
  await byTouch(board.locator('button[data-part="well"]'));
  await expect(board.locator('.sorted img.picture')).toBeVisible();
  await saved(page);
  await page.reload();
  await expect(board.locator('.sorted img.picture')).toBeVisible();

  await goOnTo(page, 'show-me');
  await drawLine(page, 0.3);
  await drawLine(page, 0.6);
  await saved(page);
  await nextButton(page).tap();
  const check = screenOf(page, 'check');
  await expect(check.locator('.said img.picture')).toBeVisible();
  await expect(check.getByRole('img', { name: 'A drawing by you' })).toBeVisible();
  await answerAny(page);
  await expectDelivery(page, 'sent');
  // Sealed and in pieces, the drawing came; the photo was in none of it.
  expect(posted.filter((body) => body.includes('"pieces"'))).toHaveLength(1);
  expect(await leftBehind(page)).toBe(0);

  await page.locator('.finished button.next').tap();
  const sheet = page.locator('.plan-sheet');
  await expect(sheet.getByRole('img', { name: 'My drawing' })).toBeVisible();
  await expect(sheet.locator('.plan-item img.picture')).toBeVisible();
  expect(await pagesOnPaper(page, '.plan-tools .button')).toBe(1);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.getByRole('button', { name: 'Keep my plan here' }).tap();
  await expect(page.getByText('Your plan is kept on this device.')).toBeVisible();
  await page.goto('/plan?lang=pl');
  await expect(sheet.getByRole('img', { name: 'My drawing' })).toBeVisible();
  await expect(sheet.locator('.plan-item img.picture')).toBeVisible();
  await page.getByRole('button', { name: 'Delete my plan from this device' }).tap();
  await page.getByRole('button', { name: 'Yes, delete it' }).tap();
  await expect(page.getByText('Your plan is deleted from this device.')).toBeVisible();
});
