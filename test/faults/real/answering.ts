import type { Page } from '@playwright/test';
import { controls, look, lookUntil, tap } from './screen.ts';
import type { Around, HeldDevice, Seat } from './seats.ts';

/** What somebody does who answers, and what the saving line tells them. */
export function createAnswering({ hear, haveAnswered }: Pick<Around, 'hear' | 'haveAnswered'>) {
  /** What the saving line says now, of what stands on the screen with it. */
  async function told(device: HeldDevice, seat: Seat, page: Page): Promise<void> {
    const { person } = seat;
    // Where nothing was changed nothing is saved, and nothing said.
    const begins = Date.now() + 300;
    const reading = await lookUntil(page, ({ kind, saving }) => kind !== 'questions' || saving === 'saved' || saving === 'not-saved' || (saving === 'nothing' && Date.now() > begins), 1_500);
    if (person === undefined || reading.kind !== 'questions') return;
    if (reading.page === 'who') seat.mind = reading.answers;
    if (reading.saving !== 'saved') return;
    if (haveAnswered.has(person)) hear({ kind: 'saved', person, device: device.number, answers: seat.mind });
    device.unfinished = person;
  }

  async function change(device: HeldDevice, seat: Seat, page: Page, question: string, value: string): Promise<boolean> {
    const { person } = seat;
    const reading = await look(page);
    if (person === undefined || reading.kind !== 'questions' || reading.page !== 'who') return false;
    haveAnswered.add(person);
    hear({ kind: 'changed', person, answers: { ...reading.answers, [question]: value } });
    const here = controls(page);
    let done = true;
    if (question === 'note') await here.note.fill(value, { timeout: 1_000 });
    else done = await tap(here.card(question, value));
    // On a busy machine a tap may be given up that did arrive: what the screen says then counts.
    await told(device, seat, page);
    return done;
  }

  return { told, change };
}
export type Answering = ReturnType<typeof createAnswering>;
