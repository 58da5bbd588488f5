import type { Page } from '@playwright/test';
import type { Answers } from '../oracle.ts';
import type { Answering } from './answering.ts';
import type { Cards } from './cards.ts';
import { controls, lookUntil, tap, type Reading } from './screen.ts';
import { newSeat, ownerOf, type Around, type HeldDevice, type Seat } from './seats.ts';
import type { SharedTablet } from './shared-tablet.ts';
import { mostPeople } from './short-survey.ts';

const sameAnswers = (one: Answers, other: Answers): boolean => JSON.stringify(Object.entries(one).toSorted()) === JSON.stringify(Object.entries(other).toSorted());

interface With {
  answering: Answering;
  tablet: SharedTablet;
  holders: Cards;
}

/** How people come to the questions: anew, back to what lies here, by a secret code or with a keep card. */
export function createComing({ hear, isGone, reachable, untrue, haveAnswered }: Around, { answering: { told, change }, tablet, holders }: With) {
  let people = 0;

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
    const person = ownerOf(reading.answers) ?? (goesOn ? device.unfinished : undefined);
    if (person === undefined) {
      if (people === mostPeople) return false;
      seat.person = people;
      people += 1;
    } else {
      seat.person = person;
      if (isGone(person, device.number) || device.handedOver.has(person)) reachable.push({ device: device.number, person, where: 'the questions' });
      if (haveAnswered.has(person)) hear({ kind: 'found', person, device: device.number, answers: reading.answers });
    }
    seat.mind = reading.answers;
    await told(device, seat, page);
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
    haveAnswered.add(people);
    hear({ kind: 'changed', person: people, answers });
    people += 1;
    return change(device, seat, page, 'who', `person-${people - 1}`);
  }

  return { settleIn, takeBack, bringBack };
}
