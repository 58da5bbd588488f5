import { readOn, seenOf, type Collected } from './collect.ts';

/** What is pressed again and again, or once more to end what it began: a number, the page, a recording, what was drawn. */
const pressedAgain = `.week-step, ${readOn}, [data-part='record'], [data-part='play'], [data-part='undo'], [data-part='redo']`;

/**
 * Where the frame begins after something was pressed, so that what most people do next is framed first: after the
 * answer to one question the next question, after the last the way on; after one of several answers the one after it;
 * what is pressed again and again stays framed; what opens leads to what is in it. The order itself never changes.
 *
 * @returns its number, or `undefined` for the first thing of the screen.
 */
export function beginAt(pressed: HTMLElement, { items, element, idOf }: Collected): number | undefined {
  const answers = items.filter(({ kind }) => kind === 'answer');
  const on = items.find(({ kind }) => kind === 'on')?.id;
  if (pressed.matches(pressedAgain)) return idOf(pressed);
  if (pressed.matches('.place > button, .spot')) return answers[0]?.id ?? on;
  if (pressed.matches('.tool-button')) return on;
  if (pressed.localName === 'summary') return answers.find(({ id }) => pressed.parentElement?.contains(element(id) ?? null))?.id;
  if (!(pressed instanceof HTMLInputElement)) return undefined;
  const at = answers.findIndex(({ id }) => id === idOf(pressed));
  if (pressed.type === 'checkbox') return answers[at + 1]?.id ?? on;
  const question = pressed.closest('fieldset');
  const next = answers.slice(at + 1).find(({ id }) => element(id)?.closest('fieldset') !== question);
  // Where there is no way on, as in a dialog, what comes after the question is framed, or the question's end.
  return next?.id ?? on ?? items.find(({ id }) => element(id) !== undefined && seenOf(element(id) ?? pressed).closest('.actions') !== null)?.id;
}
