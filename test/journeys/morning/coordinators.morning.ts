import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { joinPictures } from '#server/contracts/join-code.ts';
import { voicesAsked } from '#server/contracts/choices.ts';
import { dayInLondon } from '#server/london.ts';
import { beside, cookiesOf } from '../by-session.ts';
import { expect, test } from '../fixtures.ts';
import { pasteCode } from '../in-the-room.ts';
import { storedOn } from '../stored.ts';
import { arrivedOn } from '../ways/arrived.ts';
import { printedOn, typesIn } from './booklets.ts';
import { hourOf } from './hour.ts';
import { answersOn, getsHelp, isMadeReady, openTablet, showsCode, type Pupil } from './tablet.ts';
import { language, picture, say } from './told-in.ts';

// There is no release yet: Chromium writes it to its console.
test.use({ expectedOnConsole: [/status of 404/] });

const area = '/staff/areas/riverside';
const pin = '480216';
const pupilsEach = 4;

test('A coordinator’s morning: planned at the office on a phone, three tablets and two booklets at a club without a signal, and all of it there in the car park', async ({ page, context, server }) => {
  await context.addCookies(await beside(server, (deps, partnership) => cookiesOf(server, 'coordinator', deps, partnership)));
  const at = (path: string) => `${area}${path}?lang=${language}`;

  // At the office: the plan.
  await page.goto(at('/sessions'));
  await page.getByRole('link', { name: /Thursday club/ }).tap();
  await page.locator('input[name="day"]').fill(dayInLondon(new Date()));
  const chosen = page.locator('input[name="language"]:checked');
  while ((await chosen.count()) > 0) await chosen.first().uncheck();
  for (const each of new Set([language, 'pl'])) await page.locator(`input[name="language"][value="${each}"]`).check();
  for (const [what, count] of [['expected', 14], ['devices-shared', 3], ['devices-paper', 2]] as const) await page.getByRole('spinbutton', { name: say('planning', what), exact: true }).fill(String(count));
  await picture(page, 'plan');
  await page.locator('.plan-form [type="submit"]').tap();
  await expect(page.locator('[data-said="sent"]')).toBeVisible();
  const session = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  // The pack: questions, poster, booklets, and what opens the room.
  await expect(page.locator('[data-part="pack"] [data-ready]')).toHaveAttribute('data-ready', 'yes', { timeout: 120_000 });
  const named = await page.locator('.poster-pictures').first().locator('li > span:first-of-type').allInnerTexts();
  const poster = { code: { pictures: named.flatMap((name) => joinPictures.filter((each) => say('codes', each) === name.trim())) } };
  expect(poster.code.pictures, named.join()).toHaveLength(4);
  await picture(page, 'pack');
  await page.locator('[data-part="plan"] a[href*="/booklets/"]').tap();
  await page.locator('.paper-form input').first().fill('6');
  await page.locator('.paper-form select').first().selectOption(`session ${session}`);
  await page.locator('.paper-form [type="submit"]').tap();
  await expect(page.locator('.booklet-page[data-copy="more"]').first()).toBeAttached();
  await expect(page.locator('.paper-form select').last()).toHaveValue(language);
  const [first, second] = await printedOn(page);
  if (first === undefined || second === undefined) throw new Error('Too few booklets were printed.');
  await picture(page, 'booklets');
  const folder = process.env['PICTURES'] ?? '';
  if (folder !== '') await page.locator('.booklet-page[data-copy="first"]').first().screenshot({ path: join(folder, `booklet-page-${language}.png`) });

  // Three things stay open on the coordinator's devices: typing, the run of the session, and their own notes behind a PIN.
  const typing = await context.newPage();
  await typing.goto(at('/typing/my-future'));
  await expect(typing.locator('form.paper-form input')).toBeVisible();
  const run = await context.newPage();
  await run.goto(at(`/sessions/${session}/run`));
  await expect(run.locator('[data-stored] dd')).toHaveText('0');
  await page.goto(`/room?lang=${language}#riverside/${session}`);
  await expect(page.locator('.room-part .primary')).toBeVisible();
  await page.goto(at('/sessions'));
  await page.locator('details:has([name="new-pin"]) > summary').tap();
  for (const name of ['new-pin', 'pin-again']) await page.locator(`[name="${name}"]`).fill(pin);
  await page.locator('form:has([name="new-pin"]) [type="submit"]').tap();
  await expect(page.locator('[data-kept="true"]')).toHaveCount(1);

  const tablets = await Promise.all([1, 2, 3].map(() => openTablet(server.url)));
  try {
    for (const tablet of tablets) await isMadeReady(tablet.page(), poster);
    const [one, two] = tablets;
    if (one === undefined || two === undefined) throw new Error('There are three.');
    await picture(one.page(), 'tablet-ready');
    await expect(run.locator('.run-devices li')).toHaveCount(3);

    // No signal at the club.
    for (const device of [context, ...tablets]) await device.setOffline(true);
    for (const tablet of tablets) await tablet.page().goto('/');
    await expect(one.page().locator('.session-way.first')).toBeVisible();
    await picture(one.page(), 'kiosk-start');
    const heard = await Promise.all(
      tablets.map(async (tablet, number) => {
        const pupils: Pupil[] = [];
        for (let turn = 0; turn < pupilsEach; turn += 1) {
          const who = number * pupilsEach + turn;
          const meets = async (screen: string) => {
            if (who === 0 && screen === 'likes') await picture(tablet.page(), 'kiosk-question');
            if (who === 1 && screen === 'good-at') await getsHelp(tablet.page());
          };
          pupils.push(await answersOn(tablet.page(), { voice: voicesAsked[who % voicesAsked.length] ?? 'own', turn: who }, meets));
          if (tablet === two && turn === 1) await tablet.reboot();
        }
        return pupils;
      }),
    );
    const pupils = heard.flat();

    // One booklet, by the long code on its last page; the other waits for a network.
    await typesIn(typing, first, 'code', '2');

    // At the close the tablets come together, and what came up is seen once.
    const codes: string[] = [];
    for (const tablet of tablets) codes.push(await showsCode(tablet.page()));
    await picture(one.page(), 'tablet-code');
    await page.goto(`/room?lang=${language}`);
    await page.locator('.room-part .primary').tap();
    for (const code of codes) {
      const before = await page.locator('.room-heard').innerText();
      await pasteCode(page, code);
      await expect(page.locator('.room-heard')).not.toHaveText(before);
    }
    await picture(page, 'room-gather');
    await page.getByRole('button', { name: say('room', 'show') }).tap();
    await expect(page.locator('.room-question').first()).toBeVisible();
    await picture(page, 'in-the-room');
    await page.locator('.room-question label.card').first().tap();
    await page.getByRole('button', { name: say('room', 'to-idea') }).tap();
    await page.locator('[name="group-words"]').fill('We want more of this at our club.');
    await page.getByText(say('room', 'idea-agreed')).tap();
    await picture(page, 'our-idea');
    await page.getByRole('button', { name: say('room', 'idea-keep') }).tap();
    await expect(page.locator('.room-part .notice.good')).toBeVisible();

    // Notes and numbers, behind the PIN.
    await page.goto(at(`/sessions/${session}`));
    await page.locator('[name="pin"]').fill(pin);
    await page.locator('form:has([name="pin"]) [type="submit"]').tap();
    await expect(page.locator('[data-news="offline"]')).toBeVisible();
    await page.locator('[name="note"]').fill('Bring the big switch next time.');
    await page.locator('form:has([name="note"]) [type="submit"]').tap();
    await expect(page.locator('[data-said="here"]')).toBeVisible();
    const reach = page.locator('.plan-form').filter({ has: page.getByRole('spinbutton', { name: say('planning', 'there'), exact: true }) });
    const counts = [['there', 14], ['took-part', 14], ...voicesAsked.map((voice) => [`voice-${voice}`, pupils.filter((each) => each.voice === voice).length] as const)] as const;
    for (const [what, count] of counts) await reach.getByRole('spinbutton', { name: say('planning', what), exact: true }).fill(String(count));
    await reach.locator('[type="submit"]').tap();
    await expect(page.locator('[data-waiting="2"]')).toHaveCount(1);
    await picture(page, 'notes-at-the-club');
    expect((await storedOn(server)).responses, 'nothing has left the club').toBe(0);

    // In the car park.
    for (const device of [context, ...tablets]) await device.setOffline(false);
    for (const tablet of tablets) await tablet.page().goto('/session');
    await typesIn(typing, second, 'number', '3');
    await expect(page.locator('[data-news="fresh"][data-waiting="0"]')).toHaveCount(1);
    await expect(page.locator('.plan-notes')).toContainText('Bring the big switch next time.');
    for (const which of ['finished', 'waiting']) await expect(run.locator(`.run-devices [data-count="${which}"]`)).toHaveText(Array.from({ length: 3 }, () => new RegExp(`\\D${which === 'finished' ? pupilsEach : 0}$`)));
    await expect(run.locator('[data-stored] dd')).toHaveText(String(pupils.length + 2));
    await picture(run, 'run');

    // Each answer is there once, as it was told and in the voice that it was told in.
    await expect.poll(async () => (await storedOn(server)).responses).toBe(pupils.length + 2);
    const arrived = [...(await arrivedOn(server)).values()];
    for (const { said, voice } of pupils) expect(arrived.filter(({ answers, voices }) => isDeepStrictEqual(answers, said) && isDeepStrictEqual(voices, new Set([voice])))).toHaveLength(1);
    expect(new Set((await storedOn(server)).arrivedBy), 'all of it came from the session').toEqual(new Set(['card']));
    process.stdout.write(`\n${hourOf(heard)}\n`);
  } finally {
    for (const tablet of tablets) await tablet.close();
  }
});
