import type { Page } from '@playwright/test';
import type { Answers } from '../oracle.ts';
import type { Act } from '../schedule.ts';
import { createCards } from './cards.ts';
import { createSearch } from './left-behind.ts';
import { controls, look, lookUntil, tap, type Reading } from './screen.ts';
import { markOf, newSeat, numberOf, type Around, type HeldDevice, type Seat } from './seats.ts';
import { createSharedTablet } from './shared-tablet.ts';
import { mostPeople, shortRound } from './short-survey.ts';

const sameAnswers = (one: Answers, other: Answers): boolean => JSON.stringify(Object.entries(one).toSorted()) === JSON.stringify(Object.entries(other).toSorted());
const places = ['well', 'sometimes', 'not-well'];

/** What people do before the screens, and what they are told there. Each act returns whether it had a place to be done. */
export function createPeople(around: Around) {
  const { seed, hear, isGone, reachable, untrue, cards, needsCards } = around;
  const search = createSearch(around);
  const tablet = createSharedTablet(search);
  const holders = createCards(around);
  let people = 0;
  let written = 0;

  /** What the saving line says now, of what stands on the screen with it. */
  async function told(device: HeldDevice, seat: Seat, page: Page): Promise<void> {
    const { person } = seat;
    // Where nothing was changed nothing is saved, and nothing said.
    const begins = Date.now() + 300;
    const reading = await lookUntil(page, ({ kind, saving }) => kind !== 'questions' || saving === 'saved' || saving === 'not-saved' || (saving === 'nothing' && Date.now() > begins), 1_500);
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
    // On a shared device nobody goes on who was not asked.
    let goesOn = before !== undefined && !device.shared;
    if (reading.kind === 'is-it-you') {
      goesOn = !fresh;
      await tap(fresh ? controls(page).somebodyNew : controls(page).goOn);
      reading = await lookUntil(page, ({ kind }) => kind === 'questions', 2_000);
      // Locked away, without anybody to be told what to remember.
      if (fresh) device.unfinished = undefined;
    }
    if (reading.kind === 'welcome-back') {
      const owner = device.unfinished;
      goesOn = !fresh;
      if (fresh) await tap(controls(page).startAgain);
      if (fresh && owner !== undefined) hear({ kind: 'dropping', person: owner, device: device.number });
      await tap(fresh ? controls(page).sure : controls(page).goOn);
      reading = await lookUntil(page, ({ kind }) => kind === 'questions', 2_000);
      if (fresh && owner !== undefined && reading.kind === 'questions') {
        hear({ kind: 'dropped', person: owner, device: device.number });
        device.unfinished = undefined;
      }
    }
    return sitDown(device, seat, page, reading, goesOn);
  }

  /** The questions are open: who is it, and what do they find? */
  async function sitDown(device: HeldDevice, seat: Seat, page: Page, opened: Reading, goesOn: boolean): Promise<boolean> {
    let reading = opened;
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
      if (isGone(person, device.number) || device.handedOver.has(person)) reachable.push({ device: device.number, person, where: 'the questions' });
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
    Object.assign(seat, newSeat(), { finished: person, sent: mind });
    if (device.unfinished === person) device.unfinished = undefined;
    readDelivery(seat, needsCards ? await lookUntil(page, ({ card }) => card !== '', 1_500) : reading);
    return true;
  }

  function readDelivery(seat: Seat, { kind, delivery, card }: Reading): void {
    const person = seat.finished;
    if (person === undefined || kind !== 'finished') return;
    const known = cards.find(({ code }) => code === card);
    if (known === undefined && card !== '') cards.push({ people: [person], code: card, answers: seat.sent });
    else if (known?.people.includes(person) === false) known.people.push(person);
    if (seat.told === delivery) return;
    seat.told = delivery;
    if (delivery === 'sent' || delivery === 'refused') hear({ kind: delivery, person, id: `person-${person}` });
  }

  async function stop(device: HeldDevice, seat: Seat, page: Page, keep: boolean): Promise<boolean> {
    const { person, mind } = seat;
    const here = controls(page);
    if (person === undefined || !(await tap(here.stop))) return false;
    if (!(await tap(keep ? here.keep : here.drop))) return false;
    if (!keep) hear({ kind: 'dropping', person, device: device.number });
    if (!keep && !(await tap(here.sure))) return false;
    const reading = await lookUntil(page, ({ kind, saving }) => (kind !== 'questions' && kind !== 'nothing') || saving === 'not-saved', 2_500);
    const { kind, ending } = reading;
    const isKept = kind === 'stopped-kept' || ending === 'locked-away';
    const isDropped = kind === 'stopped-dropped' || ending === 'dropped';
    if (isKept) hear({ kind: 'saved', person, device: device.number, answers: mind });
    if (isDropped) hear({ kind: 'dropped', person, device: device.number });
    if (isDropped) device.handedOver.add(person);
    if (isDropped && device.unfinished === person) device.unfinished = undefined;
    if (kind === 'handed-over') await tablet.ended(device, seat, page, reading, person);
    else if (isKept || isDropped) Object.assign(seat, newSeat());
    return true;
  }

  /** "I am done": the next person takes the device. */
  async function handOver(device: HeldDevice, seat: Seat, page: Page): Promise<boolean> {
    const person = seat.finished;
    if (person === undefined || !(await tap(controls(page).done))) return false;
    const { kind } = await lookUntil(page, (reading) => reading.kind === 'handed-over', 2_000);
    if (kind !== 'handed-over') return true;
    Object.assign(seat, newSeat());
    await tablet.passOn(device, page, person);
    return true;
  }

  async function takeBack(device: HeldDevice, seat: Seat, page: Page, who: number): Promise<boolean> {
    if (seat.person !== undefined) return false;
    Object.assign(seat, newSeat());
    if ((await tablet.takeBack(device, page, who)) === undefined) return false;
    await sitDown(device, seat, page, await lookUntil(page, ({ kind }) => kind === 'questions', 3_000), true);
    return true;
  }

  /** Somebody uses the answers of their keep card in the next round: as they were, and from now on another person's as far as is counted. */
  async function bringBack(device: HeldDevice, seat: Seat, page: Page, who: number): Promise<boolean> {
    if (seat.person !== undefined || people === mostPeople) return false;
    const card = await holders.bringBack(device, page, who).catch(() => undefined);
    Object.assign(seat, newSeat());
    if (card === undefined) return false;
    const asked = await lookUntil(page, ({ kind }) => kind === 'questions' || kind === 'is-it-you', 4_000);
    if (asked.kind === 'is-it-you') await tap(controls(page).goOn);
    if ((await lookUntil(page, ({ kind }) => kind === 'questions', 2_000)).page === 'welcome') await tap(controls(page).next);
    const { page: at, answers } = await lookUntil(page, (now) => now.page === 'who', 2_000);
    if (at !== 'who') return true;
    if (!sameAnswers(answers, card.answers)) untrue.push(`What was brought back with the card of person ${card.people[0]} is ${JSON.stringify(answers)} and was ${JSON.stringify(card.answers)}.`);
    Object.assign(seat, { person: people, mind: answers });
    hear({ kind: 'changed', person: people, answers });
    people += 1;
    return change(device, seat, page, 'who', `person-${people - 1}`);
  }

  async function retry(device: HeldDevice, seat: Seat, page: Page): Promise<boolean> {
    const { kind, saving } = await look(page);
    if (saving === 'not-saved') await tap(controls(page).tryAgain);
    else if (kind === 'nothing' || kind === 'short') await page.reload({ timeout: 4_000, waitUntil: 'commit' }).catch(() => null);
    else return false;
    const { kind: now, page: at } = await lookUntil(page, (reading) => reading.saving === 'saved', 800);
    if (now === 'questions' && at !== 'welcome' && seat.person !== undefined) await told(device, seat, page);
    else await settleIn(device, seat, page, false);
    return true;
  }

  return {
    search,
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
      if (act.do === 'share') return tablet.share(device, await device.browser.tab(at));
      if (act.do === 'take-back') return takeBack(device, seat, await device.browser.tab(at), act.who);
      if (act.do === 'bring-back') return bringBack(device, seat, await device.browser.tab(at), act.who);
      if (act.do === 'withdraw') return holders.withdraw(device, act.who);
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
        case 'walk-away':
          return tablet.walkAway(device, seat, page);
        case 'retry':
          return retry(device, seat, page);
        case 'sync':
          await page.evaluate(() => dispatchEvent(new Event('online')));
          return true;
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
