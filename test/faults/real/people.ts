import type { Page } from '@playwright/test';
import type { Answers, Event } from '../oracle.ts';
import type { Act } from '../schedule.ts';
import type { DeviceBrowser } from './browser.ts';
import { controls, look, lookUntil, tap, type Reading } from './screen.ts';
import { mostPeople, shortRound } from './short-survey.ts';
import type { Way } from './way.ts';

/** One tab, and who sits before it. */
interface Seat {
  /** Who is answering here. */
  person: number | undefined;
  /** What stood on the screen when it was last read. */
  mind: Answers;
  /** Whose last page is open here. */
  finished: number | undefined;
  told: string;
}
export interface HeldDevice {
  number: number;
  browser: DeviceBrowser;
  way: Way;
  seats: Seat[];
  /** Who left answers unfinished here, as far as a person could know. */
  unfinished: number | undefined;
}

export const newSeat = (): Seat => ({ person: undefined, mind: {}, finished: undefined, told: '' });

const places = ['well', 'sometimes', 'not-well'];
export const numberOf = (who: string | undefined): number | undefined => (who === undefined ? undefined : Number(who.replace('person-', '')));
/** The word by which something of this person is known wherever it lies. */
export const markOf = (person: number, seed: number): string => `mark-${seed}-${person}-`;

interface Around {
  seed: number;
  hear(event: Event): void;
  isGone(person: number, device: number): boolean;
  reachable: { device: number; person: number; where: string }[];
}

/** What people do before the screens, and what they are told there. Each act returns whether it had a place to be done. */
export function createPeople({ seed, hear, isGone, reachable }: Around) {
  let people = 0;
  let written = 0;

  /** What the saving line says now, of what stands on the screen with it. */
  async function told(device: HeldDevice, seat: Seat, page: Page): Promise<void> {
    const { person } = seat;
    const reading = await lookUntil(page, ({ kind, saving }) => kind !== 'questions' || saving === 'saved' || saving === 'not-saved', 1_500);
    if (person === undefined || reading.kind !== 'questions') return;
    if (reading.page === 'who') seat.mind = reading.answers;
    if (reading.saving !== 'saved') return;
    hear({ kind: 'saved', person, device: device.number, answers: seat.mind });
    device.unfinished = person;
  }

  /** Somebody sits down where a page of the round was opened: whose answers are these? */
  async function settleIn(device: HeldDevice, seat: Seat, page: Page, fresh: boolean): Promise<boolean> {
    const before = seat.person;
    Object.assign(seat, newSeat());
    let reading = await lookUntil(page, ({ kind }) => kind !== 'nothing' && kind !== 'first', 5_000);
    let goesOn = before !== undefined;
    if (reading.kind === 'welcome-back') {
      const owner = device.unfinished;
      if (fresh && owner !== undefined) hear({ kind: 'dropping', person: owner, device: device.number });
      goesOn = !fresh;
      await tap(fresh ? controls(page).startAgain : controls(page).goOn);
      reading = await lookUntil(page, ({ kind }) => kind === 'questions', 2_000);
      if (fresh && owner !== undefined && reading.kind === 'questions') {
        hear({ kind: 'dropped', person: owner, device: device.number });
        device.unfinished = undefined;
      }
    }
    if (reading.kind === 'questions' && reading.page === 'welcome') await tap(controls(page).next);
    if (reading.kind === 'questions' && reading.page === 'check') await tap(controls(page).back);
    reading = await lookUntil(page, (now) => now.kind !== 'questions' || now.page === 'who', 2_000);
    if (reading.kind !== 'questions' || reading.page !== 'who') return false;
    const person = numberOf(reading.answers['who']) ?? (goesOn ? device.unfinished : undefined);
    if (person === undefined) {
      if (people === mostPeople) return false;
      seat.person = people;
      people += 1;
    } else {
      seat.person = person;
      if (isGone(person, device.number)) reachable.push({ device: device.number, person, where: 'the questions' });
      hear({ kind: 'found', person, device: device.number, answers: reading.answers });
    }
    seat.mind = reading.answers;
    await told(device, seat, page);
    return true;
  }

  async function change(device: HeldDevice, seat: Seat, page: Page, question: string, value: string): Promise<boolean> {
    const { person } = seat;
    const reading = await look(page);
    if (person === undefined || reading.kind !== 'questions' || reading.page !== 'who') return false;
    hear({ kind: 'changed', person, answers: { ...reading.answers, [question]: value } });
    const here = controls(page);
    if (question === 'note') await here.note.fill(value, { timeout: 1_000 });
    else if (!(await tap(here.card(question, value)))) return false;
    await told(device, seat, page);
    return true;
  }

  async function send(device: HeldDevice, seat: Seat, page: Page): Promise<boolean> {
    const { person } = seat;
    if (person === undefined) return false;
    if (seat.mind['who'] === undefined) await change(device, seat, page, 'who', `person-${person}`);
    if (seat.mind['who'] === undefined) return false;
    if ((await look(page)).page === 'who') await tap(controls(page).next);
    if ((await lookUntil(page, ({ page: at }) => at === 'check', 1_500)).page !== 'check') return false;
    const { mind } = seat;
    await tap(controls(page).next);
    const reading = await lookUntil(page, ({ kind, saving }) => kind !== 'questions' || saving === 'not-saved', 6_000);
    if (reading.kind !== 'finished') return true;
    hear({ kind: 'finished', person, device: device.number, id: `person-${person}`, answers: mind });
    Object.assign(seat, newSeat(), { finished: person });
    if (device.unfinished === person) device.unfinished = undefined;
    readDelivery(seat, reading);
    return true;
  }

  function readDelivery(seat: Seat, { kind, delivery }: Reading): void {
    const person = seat.finished;
    if (person === undefined || kind !== 'finished' || seat.told === delivery) return;
    seat.told = delivery;
    if (delivery === 'sent' || delivery === 'refused') hear({ kind: delivery, person, id: `person-${person}` });
  }

  async function stop(device: HeldDevice, seat: Seat, page: Page, keep: boolean): Promise<boolean> {
    const { person, mind } = seat;
    if (person === undefined || !(await tap(controls(page).stop))) return false;
    if (!keep) hear({ kind: 'dropping', person, device: device.number });
    if (!(await tap(keep ? controls(page).keep : controls(page).drop))) return false;
    const { kind } = await lookUntil(page, (reading) => reading.kind !== 'questions' || reading.saving === 'not-saved', 2_500);
    if (keep ? kind !== 'stopped-kept' : kind !== 'stopped-dropped') return true;
    hear(keep ? { kind: 'saved', person, device: device.number, answers: mind } : { kind: 'dropped', person, device: device.number });
    if (!keep && device.unfinished === person) device.unfinished = undefined;
    Object.assign(seat, newSeat());
    return true;
  }

  /** The next person takes the device: nothing of the one before may come up again, wherever they press. */
  async function handOver(device: HeldDevice, seat: Seat, page: Page): Promise<boolean> {
    const person = seat.finished;
    if (person === undefined || !(await tap(controls(page).nextPerson))) return false;
    Object.assign(seat, newSeat());
    await lookUntil(page, ({ kind }) => kind === 'questions', 4_000);
    for (let back = 0; back < 3; back += 1) {
      const { text, answers } = await look(page);
      if (text.includes(markOf(person, seed)) || answers['note']?.includes(markOf(person, seed)) === true || numberOf(answers['who']) === person) reachable.push({ device: device.number, person, where: `${back} times back` });
      await page.goBack({ timeout: 1_500, waitUntil: 'commit' }).catch(() => null);
    }
    return true;
  }

  async function retry(device: HeldDevice, seat: Seat, page: Page): Promise<boolean> {
    const { kind, saving } = await look(page);
    if (saving === 'not-saved') await tap(controls(page).tryAgain);
    else if (kind === 'nothing' || kind === 'short') await page.reload({ timeout: 4_000, waitUntil: 'commit' }).catch(() => null);
    else return false;
    const { kind: now, page: at } = await lookUntil(page, (reading) => reading.saving === 'saved', 800);
    if (now === 'questions' && at !== 'welcome') await told(device, seat, page);
    else await settleIn(device, seat, page, false);
    return true;
  }

  return {
    /** What the last pages that are open say of the answers. */
    async readDeliveries({ browser, seats }: HeldDevice): Promise<void> {
      for (const { at, page } of browser.open()) {
        const seat = seats[at];
        if (seat?.finished !== undefined) readDelivery(seat, await look(page));
      }
    },
    settleIn,
    async act(device: HeldDevice, at: number, act: Act): Promise<boolean> {
      const seat = device.seats[at];
      if (seat === undefined) return false;
      if (act.do === 'come') {
        const page = await device.browser.tab(at);
        // Who is answering already tries what people try: to load the page anew.
        const going = seat.person === undefined ? page.goto(`${device.way.url}/answer/${shortRound.slug}/${act.language}`, { timeout: 6_000, waitUntil: 'commit' }) : page.reload({ timeout: 6_000, waitUntil: 'commit' });
        await going.catch(() => null);
        return settleIn(device, seat, page, act.fresh);
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
          return send(device, seat, page);
        case 'stop':
          return stop(device, seat, page, act.keep);
        case 'hand-over':
          return handOver(device, seat, page);
        case 'retry':
          return retry(device, seat, page);
        case 'sync':
          await page.evaluate(() => dispatchEvent(new Event('online')));
          return true;
        case 'change-language':
        case 'worker-sync':
        case 'withdraw':
        case 'wait':
        case 'offline':
        case 'online':
        case 'publish':
        case 'copy-device':
        case 'carry':
        case 'share':
        case 'walk-away':
        case 'take-back':
        case 'bring-back':
          return false;
      }
    },
  };
}
