import { readOn, seenOf, type Collected } from './collect.ts';

/**
 * Where the frame begins after something was pressed, so that what most people do next is framed first: after the
 * answer to one question the next question, after the last the way on; after one of several answers the one after it;
 * what is pressed again and again stays framed. The order itself never changes.
 *
 * @returns its number, or `undefined` for the first thing of the screen.
 */
export function beginAt(pressed: HTMLElement, { items, element, idOf }: Collected): number | undefined {
  const answers = items.filter(({ kind }) => kind === 'answer');
  const on = items.find(({ kind }) => kind === 'on')?.id;
  if (pressed.matches('.week-step') || pressed.matches(readOn)) return idOf(pressed);
  if (pressed.matches('.place > button')) return answers[0]?.id ?? on;
  if (!(pressed instanceof HTMLInputElement)) return undefined;
  const at = answers.findIndex(({ id }) => id === idOf(pressed));
  if (pressed.type === 'checkbox') return answers[at + 1]?.id ?? on;
  const question = pressed.closest('fieldset');
  const next = answers.slice(at + 1).find(({ id }) => element(id)?.closest('fieldset') !== question);
  // Where there is no way on, as in a dialog, what comes after the question is framed, or the question's end.
  return next?.id ?? on ?? items.find(({ id }) => element(id) !== undefined && seenOf(element(id) ?? pressed).closest('.actions') !== null)?.id;
}
