import { readFile } from 'node:fs/promises';
import { axeFaults } from './access/axe.ts';
import { answerAny } from './any-survey.ts';
import { tabletJoins } from './by-session.ts';
import { expect, test } from './fixtures.ts';
import { codeOfTablet, pasteCode, roomToday, says } from './in-the-room.ts';

// There is no release yet, a room opens once, and who is removed may not write: Chromium writes all to its console.
test.use({ expectedOnConsole: [/status of 4(03|04|10)/] });

const three = [says('music', 'person'), says('music', 'friends'), says('sport', 'person')];

test('At the close three tablets come together without a network; what came up is shown once, without counts, and the group’s idea goes forward, whoever of the staff is still there', async ({ page, context, browser, server }) => {
  const room = await roomToday(server, ['en']);
  await context.addCookies(room.cookies);
  await page.goto(`/room?lang=en#riverside/${room.id}`);
  await expect(page.getByRole('button', { name: 'Everyone has finished' })).toBeVisible();
  expect(page.url()).not.toContain('#');

  // One person answers on a shared tablet; it counts, and cannot say what.
  const other = await browser.newContext({ hasTouch: true, isMobile: true, viewport: { width: 820, height: 1180 } });
  const tablet = await other.newPage();
  await tabletJoins(tablet, room);
  await expect(tablet.locator('.session-packing')).toBeVisible();
  await tablet.goto(`/answer/my-future/en`);
  await answerAny(tablet);
  await tablet.evaluate(() => sessionStorage.setItem('session-helper', '1'));
  await tablet.goto('/room?lang=en');
  await tablet.getByRole('button', { name: 'Close and show the code' }).tap();
  await expect(tablet.locator('.room-code .qr-picture')).toBeVisible();
  const code = await tablet.locator('.room-more .code').textContent() ?? '';
  expect(await axeFaults(tablet)).toEqual([]);

  await context.setOffline(true);
  await page.getByRole('button', { name: 'Everyone has finished' }).tap();
  await pasteCode(page, code);
  await pasteCode(page, await codeOfTablet({ ...room, id: crypto.randomUUID() }, three));
  await expect(page.getByText('This code is of another session.')).toBeVisible();
  await pasteCode(page, await codeOfTablet(room, three));
  await expect(page.getByText('4 people so far')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show what came up' }), 'four are too few').toHaveCount(0);
  // Two tablets held before the camera at once.
  await page.evaluate((codes) => codes.forEach((each) => (location.hash = each)), [await codeOfTablet(room, three), await codeOfTablet(room, three)]);
  await expect(page.getByText('10 people so far')).toBeVisible();
  await page.getByRole('button', { name: 'Show what came up' }).tap();

  const came = page.locator('.room-question');
  await expect(came.first().locator('.card')).toHaveText(['Music', 'Sport']);
  expect(await page.locator('.room-wall').innerText()).not.toMatch(/\d/);
  expect(await axeFaults(page)).toEqual([]);
  await came.first().locator('.card').first().tap();
  await page.getByRole('button', { name: 'Make it our idea' }).tap();
  const words = page.getByLabel('Our words');
  await words.fill('All ten of us want a music room.');
  await page.getByRole('button', { name: 'Save our idea' }).tap();
  await expect(page.getByRole('alert')).toContainText('ten');
  await words.fill('We want a music room for everyone.');
  await page.getByText('The group heard these words and agreed to them.').tap();
  await page.getByRole('button', { name: 'Save our idea' }).tap();
  await expect(page.getByText('An idea waits on this device.', { exact: false })).toBeVisible();
  await page.reload();
  await expect(page.getByText('This was shown before. It is deleted now.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Everyone has finished' })).toHaveCount(0);

  // Who ran the session was removed meanwhile. The words are the group's: somebody else takes them in from a file, or signs in here.
  await context.setOffline(false);
  await context.clearCookies();
  await context.addCookies(room.analyst);
  await page.getByRole('button', { name: 'Send it now' }).tap();
  await expect(page.getByText('Another coordinator of this area', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Save it as a file' }).tap();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Open your file' }).tap()]);
  const saved = await file.path();
  expect(await readFile(saved, 'utf8')).toContain('Thursday group\nOur words: We want a music room for everyone.\nThe group heard these words and agreed to them.');
  await context.clearCookies();
  await context.addCookies(room.cookies);
  await page.goto('/staff/areas/riverside/accounts?lang=en');
  await page.getByText('Words from another device').tap();
  await page.getByLabel('Choose the file').setInputFiles(saved);
  await expect(page.locator('.room-accounts > [data-state="draft"]'), 'that the group agreed is said by whoever takes them in').toContainText('We want a music room for everyone.');
  await page.goto('/room?lang=en');
  await page.getByRole('button', { name: 'Send it now' }).tap();
  await expect(page.getByText('There is nothing to show on this device.', { exact: false })).toBeVisible();
  await page.goto(`/room?lang=en#riverside/${room.id}`);
  await expect(page.getByText('It opens once only.', { exact: false })).toBeVisible();

  await context.clearCookies();
  await context.addCookies(room.analyst);
  await page.goto('/staff/areas/riverside/accounts?lang=en');
  await page.getByRole('button', { name: 'Publish it' }).tap();
  await expect(page.locator('.room-accounts > li'), 'come by two ways, they stand there once').toHaveAttribute('data-state', 'published');
  await page.goto('/areas/riverside?lang=en');
  await expect(page.getByText('We want a music room for everyone.')).toBeVisible();
  await expect(page.getByText('A class', { exact: false }), 'the group did not ask to be named').toBeVisible();
  await other.close();
});
