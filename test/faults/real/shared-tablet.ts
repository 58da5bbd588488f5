import type { Page } from '@playwright/test';
import type { createSearch } from './left-behind.ts';
import { controls, lookUntil, tap, type Reading } from './screen.ts';
import { newSeat, type HeldDevice, type Seat } from './seats.ts';

/** As long as a shared device waits before it asks, and then again, in milliseconds by its clock: five minutes as it comes, and a moment. */
const untilItAsks = 5 * 60_000 + 1_000;

const anew = { timeout: 4_000, waitUntil: 'commit' } as const;

/** Opens `/share` and types the secret codes that are known, until one fits. Returns whether one did. */
export async function unlock(page: Page, device: HeldDevice): Promise<boolean> {
  await page.goto(`${device.way.url}/share?lang=en`, anew);
  const field = page.locator('.secret-field');
  for (const secret of device.secrets) {
    await field.fill(secret, { timeout: 3_000 });
    await tap(page.locator('form.share-part [type=submit]'));
    if (await page.locator('.away-list .button').first().waitFor({ timeout: 1_500 }).then(() => true, () => false)) return true;
  }
  return false;
}

/** What is done on a device that many people use. */
export function createSharedTablet(search: ReturnType<typeof createSearch>) {
  let handOvers = 0;

  /** A member of staff makes the device a shared one, and has its secret code on paper. */
  async function share(device: HeldDevice, page: Page): Promise<boolean> {
    await page.goto(`${device.way.url}/share?lang=en`, anew).catch(() => null);
    if (!(await tap(page.locator('.share-part:not(.turn-off) > .primary'), 3_000))) return false;
    const code = await page.locator('.secret-code').innerText({ timeout: 2_000 }).then((text) => text.trim(), () => undefined);
    if (code === undefined) return false;
    device.secrets.push(code);
    if (!(await tap(page.locator('.share-part .actions .primary')))) return false;
    device.shared = await page.locator('.share-part .notice.good').waitFor({ timeout: 2_000 }).then(() => true, () => false);
    return device.shared;
  }

  /** The screen says that it is for somebody else now: nothing of the one before may come up again, wherever they press. */
  async function passOn(device: HeldDevice, page: Page, person: number): Promise<void> {
    device.handedOver.add(person);
    await search.onPage(device, page, 'the page of the hand-over');
    await tap(controls(page).nextPerson);
    await lookUntil(page, ({ kind }) => kind === 'questions' || kind === 'is-it-you' || kind === 'welcome-back', 3_000);
    await search.tryEverything(device, page, (handOvers += 1));
  }

  /** What the page of the hand-over says of somebody who stopped or left, and what the next person finds. */
  async function ended(device: HeldDevice, seat: Seat, page: Page, { ending, remembered }: Reading, person: number): Promise<void> {
    Object.assign(seat, newSeat());
    if (device.unfinished === person) device.unfinished = undefined;
    if (ending === 'locked-away') device.lockedAway.push({ person, name: remembered });
    // Where nothing could be locked away nothing is said, and it asks whose the answers are before it shows them.
    if (ending !== 'nothing-said') await passOn(device, page, person);
  }

  return {
    share,
    passOn,
    ended,

    /** The one who answers goes away. It asks, nobody answers, and it clears the screen. */
    async walkAway(device: HeldDevice, seat: Seat, page: Page): Promise<boolean> {
      const { person } = seat;
      if (person === undefined) return false;
      await page.evaluate((milliseconds) => globalThis.pageFaults.pass(milliseconds), untilItAsks);
      if (!(await lookUntil(page, ({ asks }) => asks, 1_500)).asks) return false;
      await page.evaluate((milliseconds) => globalThis.pageFaults.pass(milliseconds), untilItAsks);
      const reading = await lookUntil(page, ({ kind, ending }) => kind === 'handed-over' && ending !== 'nothing-said', 2_000);
      if (reading.kind !== 'handed-over') return true;
      await ended(device, seat, page, reading, person);
      return true;
    },

    /** Somebody comes back to what was locked away. Resolves with who it is, where the questions are open again. */
    async takeBack(device: HeldDevice, page: Page, who: number): Promise<number | undefined> {
      const away = device.lockedAway.at(-1 - (who % Math.max(1, device.lockedAway.length)));
      if (away === undefined || !(await unlock(page, device).catch(() => false))) return undefined;
      const row = page.locator('.away-list li').filter({ has: page.locator('strong', { hasText: new RegExp(`^${away.name}$`) }) });
      if (!(await tap(row.locator('.button')))) return undefined;
      const reading = await lookUntil(page, ({ kind }) => kind === 'is-it-you', 4_000);
      if (reading.kind !== 'is-it-you') return undefined;
      device.lockedAway = device.lockedAway.filter((each) => each !== away);
      device.handedOver.delete(away.person);
      // Whoever else had left answers here finds them locked away too.
      device.unfinished = away.person;
      await tap(controls(page).goOn);
      return away.person;
    },
  };
}
export type SharedTablet = ReturnType<typeof createSharedTablet>;
