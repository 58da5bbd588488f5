import type { Pack } from '#server/contracts/round.ts';
import type { Page } from '#server/contracts/survey.ts';
import { assentChoices } from '#server/contracts/text-keys.ts';
import { pageId, optionsOf, questionsOf } from '#server/contracts/walk.ts';
import { places, voicesAsked } from '#server/contracts/choices.ts';
import type { Session } from './session.ts';

/** What only the app can answer: Next past the last page that the server rendered, and what opens a dialog. */
const pressable = ['next', 'help', 'stop', 'settings'] as const;
export type Pressed = (typeof pressable)[number];

/** What a person did on the server-rendered page before the app was there. */
export interface FirstTaps {
  /** The page on screen. */
  page: string | undefined;
  /** What was pressed last and waits for the app. */
  pressed: Pressed | undefined;
  /** Values of checked inputs, by name. */
  checked: ReadonlyMap<string, string[]>;
  written: ReadonlyMap<string, string>;
}

/** Reads the first taps from the native inputs, where they live. */
export function readFirstTaps(first: HTMLElement): FirstTaps {
  const checked = new Map<string, string[]>();
  for (const input of first.querySelectorAll<HTMLInputElement>('input:checked')) checked.set(input.name, [...(checked.get(input.name) ?? []), input.value]);
  const written = new Map<string, string>();
  for (const area of first.querySelectorAll('textarea')) if (area.value !== '') written.set(area.name, area.value);
  const page = first.querySelector<HTMLElement>('[data-page]:not([hidden])')?.dataset['page'];
  return { page, pressed: pressable.find((known) => known === first.dataset['wait']), checked, written };
}

function adoptPage(session: Session, page: Page, taps: FirstTaps): void {
  const values = taps.checked.get(pageId(page)) ?? [];
  if (page.kind === 'assent') {
    const choice = assentChoices.find((known) => values.includes(known));
    if (choice !== undefined) session.assent(choice);
  }
  if (page.kind === 'with-me') {
    const voice = voicesAsked.find((known) => values.includes(known));
    if (voice !== undefined) session.withVoice(voice);
  }
  for (const question of questionsOf(page)) {
    const chosen = (taps.checked.get(question.id) ?? []).filter((id) => question.kind === 'scale' || optionsOf(question).some((option) => option.id === id));
    const [option] = chosen;
    if (question.kind === 'choice' && option !== undefined) session.answer(question.id, { kind: 'choice', option });
    if (question.kind === 'several' && chosen.length > 0) session.answer(question.id, { kind: 'several', options: chosen.slice(0, question.most) });
    const place = places.find((known) => known === option);
    if (question.kind === 'scale' && place !== undefined) session.answer(question.id, { kind: 'scale', place });
    if (question.kind === 'words' && taps.written.has(question.id)) session.write(question.id, taps.written.get(question.id) ?? '');
  }
}

/** Gives the session what was tapped before it was there, and brings it to the page that is on screen. */
export function adoptFirstTaps(pack: Pack, session: Session, taps: FirstTaps): void {
  for (const page of pack.survey.pages) adoptPage(session, page, taps);
  if (taps.page !== undefined) session.goTo(taps.page);
}
