import type { Page } from '@playwright/test';
import type { Answering } from './answering.ts';
import { controls, look, lookUntil, tap, type Reading } from './screen.ts';
import { newSeat, type Around, type HeldDevice, type Seat } from './seats.ts';
import type { SharedTablet } from './shared-tablet.ts';

/** How people come to an end: they send, stop, or are done. */
export function createGoing({ hear, cards, needsCards, haveAnswered }: Around, { answering: { change }, tablet }: { answering: Answering; tablet: SharedTablet }) {
  async function send(device: HeldDevice, seat: Seat, page: Page): Promise<boolean> {
    const { person } = seat;
    if (person === undefined) return false;
    if (seat.mind['who'] === undefined) await change(device, seat, page, 'who', `person-${person}`);
    if (seat.mind['who'] === undefined) return false;
    const before = await look(page);
    if (before.page === 'who') {
      seat.mind = before.answers;
      await tap(controls(page).next);
    }
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
    if (isKept && haveAnswered.has(person)) hear({ kind: 'saved', person, device: device.number, answers: mind });
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

  return { send, readDelivery, stop, handOver };
}
