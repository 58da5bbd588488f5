import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Remains } from '../oracle.ts';
import { tabCount } from '../schedule.ts';
import { waitingOn } from './remains.ts';
import { controls, lookUntil, tap } from './screen.ts';
import { ownerOf, type HeldDevice } from './seats.ts';
import { unlock } from './shared-tablet.ts';
import { mostPeople, nextRound, shortRound } from './short-survey.ts';

/** What lies on the devices when nothing goes wrong any more, found as people would find it. */
type LyingDraft = Remains['drafts'][number];

/** Milliseconds in which everything that waits has to be sent once nothing goes wrong any more. */
const patience = 60_000;
/** Milliseconds for a page to come up, now that nothing befalls it: only a busy machine takes longer than a moment. */
const unhurried = 15_000;

const anyPage = ({ browser }: HeldDevice): Promise<Page> => browser.tab(browser.open()[0]?.at ?? 0);

/** Everything that waits goes out, and what the last pages say is read once more. */
export async function drain(device: HeldDevice, readDeliveries: (device: HeldDevice) => Promise<void>): Promise<{ id: string; state: string }[]> {
  const page = await anyPage(device);
  const isHere = await page.evaluate(() => location.protocol === 'http:').catch(() => false);
  if (!isHere) await page.goto(`${device.way.url}/help`, { waitUntil: 'load', timeout: unhurried });
  for (const until = Date.now() + patience; ; ) {
    const { outbox } = await waitingOn(page);
    if (outbox.every(({ state }) => state === 'refused') || Date.now() > until) {
      await readDeliveries(device);
      return outbox;
    }
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await wait(100);
  }
}

/** Goes on with the answers that are offered on this page, reads them, and deletes them. */
async function readAndDrop(device: HeldDevice, page: Page, name: string): Promise<LyingDraft> {
  const here = controls(page);
  await tap(here.goOn);
  const reading = await lookUntil(page, ({ kind }) => kind === 'questions', unhurried);
  if (reading.page === 'welcome') await tap(here.next);
  if (reading.page === 'check') await tap(here.back);
  const { answers } = await lookUntil(page, (now) => now.page === 'who', unhurried);
  await tap(here.stop);
  await tap(here.drop);
  await tap(here.sure);
  await lookUntil(page, ({ kind, ending }) => kind === 'stopped-dropped' || ending === 'dropped', unhurried);
  return { device: device.number, id: name, person: ownerOf(answers) ?? device.unfinished, answers };
}

/** What unfinished answers can be gone on with: each is opened, read, and deleted, until there is none. */
export const draftsOf = async (device: HeldDevice): Promise<LyingDraft[]> => [...(await draftsIn(device, nextRound.slug)), ...(await draftsIn(device, shortRound.slug))];

async function draftsIn(device: HeldDevice, round: string): Promise<LyingDraft[]> {
  const drafts: LyingDraft[] = [];
  for (let at = 0; at < 2 * tabCount; at += 1) {
    if ((await waitingOn(await anyPage(device))).drafts === 0) return drafts;
    // A tab that was never here: it asks before it shows anything.
    const page = await device.browser.aside();
    await page.goto(`${device.way.url}/answer/${round}/en`, { waitUntil: 'commit', timeout: unhurried });
    const { kind } = await lookUntil(page, (now) => now.kind === 'questions' || now.kind === 'welcome-back' || now.kind === 'is-it-you', unhurried);
    if (kind === 'questions') {
      await page.close();
      return drafts;
    }
    if (kind !== 'welcome-back' && kind !== 'is-it-you') throw new Error(`The round does not open at the end: ${kind} ${(await page.locator('body').innerText()).slice(0, 200)}`);
    drafts.push(await readAndDrop(device, page, `draft ${at} of ${round}`));
    await page.close();
  }
  return drafts;
}

/** What was locked away: opened by the secret codes on paper, one after the other. */
export async function lockedAwayOn(device: HeldDevice): Promise<LyingDraft[]> {
  const found: LyingDraft[] = [];
  for (let at = 0; at < mostPeople; at += 1) {
    if ((await waitingOn(await anyPage(device))).away === 0) return found;
    const page = await device.browser.aside();
    if (!(await unlock(page, device))) throw new Error(`What was locked away on device ${device.number} does not open.`);
    await tap(page.locator('.away-list .button').first());
    await lookUntil(page, ({ kind }) => kind === 'is-it-you', unhurried);
    found.push(await readAndDrop(device, page, `locked away ${at}`));
    await page.close();
  }
  return found;
}
