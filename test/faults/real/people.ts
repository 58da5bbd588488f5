import type { Page } from '@playwright/test';
import type { Act } from '../schedule.ts';
import { createAnswering } from './answering.ts';
import { createCards } from './cards.ts';
import { createComing } from './coming.ts';
import { createGoing } from './going.ts';
import { createSearch } from './left-behind.ts';
import { controls, look, lookUntil, tap } from './screen.ts';
import { markOf, type Around, type HeldDevice, type Seat } from './seats.ts';
import { createSharedTablet } from './shared-tablet.ts';
import { shortRound } from './short-survey.ts';

const places = ['well', 'sometimes', 'not-well'];

/** What people do before the screens, and what they are told there. Each act returns whether it had a place to be done. */
export function createPeople(around: Around) {
  const { seed } = around;
  const search = createSearch(around);
  const tablet = createSharedTablet(search);
  const holders = createCards(around);
  const answering = createAnswering(around);
  const coming = createComing(around, { answering, tablet, holders });
  const going = createGoing(around, { answering, tablet });
  const { change, told } = answering;
  let written = 0;

  async function retry(device: HeldDevice, seat: Seat, page: Page): Promise<boolean> {
    const { kind, saving } = await look(page);
    if (saving === 'not-saved') await tap(controls(page).tryAgain);
    else if (kind === 'nothing' || kind === 'short') await page.reload({ timeout: 4_000, waitUntil: 'commit' }).catch(() => null);
    else return false;
    const { kind: now, page: at } = await lookUntil(page, (reading) => reading.saving === 'saved', 800);
    if (now === 'questions' && at !== 'welcome' && seat.person !== undefined) await told(device, seat, page);
    else await coming.settleIn(device, seat, page, false);
    return true;
  }

  return {
    search,
    /** What the last pages that are open say of the answers. */
    async readDeliveries({ browser, seats }: HeldDevice): Promise<void> {
      for (const { at, page } of browser.open()) {
        const seat = seats[at];
        if (seat?.finished !== undefined) going.readDelivery(seat, await look(page));
      }
    },
    async act(device: HeldDevice, at: number, act: Act): Promise<boolean> {
      const seat = device.seats[at];
      if (seat === undefined) return false;
      if (act.do === 'share') return tablet.share(device, await device.browser.tab(at));
      if (act.do === 'take-back') return coming.takeBack(device, seat, await device.browser.tab(at), act.who);
      if (act.do === 'bring-back') return coming.bringBack(device, seat, await device.browser.tab(at), act.who);
      if (act.do === 'withdraw') return holders.withdraw(device, act.who);
      if (act.do === 'come') {
        const page = await device.browser.tab(at);
        // Who is answering already tries what people try: to load the page anew.
        const opening = seat.person === undefined ? page.goto(`${device.way.url}/answer/${shortRound.slug}/${act.language}`, { timeout: 6_000, waitUntil: 'commit' }) : page.reload({ timeout: 6_000, waitUntil: 'commit' });
        await opening.catch(() => null);
        return coming.settleIn(device, seat, page, act.fresh);
      }
      if (!device.browser.isOpen(at)) return false;
      const page = await device.browser.tab(at);
      switch (act.do) {
        case 'answer':
          return seat.mind['who'] === undefined && seat.person !== undefined ? change(device, seat, page, 'who', `person-${seat.person}`) : change(device, seat, page, 'day', places[act.value % 3] ?? 'well');
        case 'write':
          written += 1;
          return seat.person === undefined ? false : change(device, seat, page, 'note', `${markOf(seat.person, seed)}${written}`);
        case 'next':
        case 'back':
          if (seat.person === undefined || !(await tap(act.do === 'next' ? controls(page).next : controls(page).back, 400))) return false;
          await told(device, seat, page);
          return true;
        case 'send':
          return going.send(device, seat, page);
        case 'stop':
          return going.stop(device, seat, page, act.keep);
        case 'hand-over':
          return going.handOver(device, seat, page);
        case 'walk-away':
          return tablet.walkAway(device, seat, page);
        case 'retry':
          return retry(device, seat, page);
        case 'sync':
          await page.evaluate(() => dispatchEvent(new Event('online')));
          return true;
        case 'make':
        case 'unmake':
        case 'change-language':
        case 'worker-sync':
        case 'wait':
        case 'offline':
        case 'online':
        case 'publish':
        case 'copy-device':
        case 'carry':
          return false;
      }
    },
  };
}
