import type { Aids } from '../aids.ts';
import type { Pace } from './machine.ts';

/**
 * What counts as a press, in milliseconds. Most switches report down and up in one moment, so as usual nothing is too
 * short; a hand that shakes gets longer times for both, and a long press is then longer too.
 */
const firmness: Record<Aids['steady'], Pick<Pace, 'accept' | 'again'> & { hold: number }> = {
  usual: { accept: 0, again: 200, hold: 400 },
  more: { accept: 150, again: 500, hold: 700 },
  most: { accept: 300, again: 1000, hold: 1000 },
};

/** How long what was chosen can be taken back (A2). */
const undo = 1000;

export function paceOf({ press, step, steady, long }: Aids): Pace {
  const { accept, again, hold } = firmness[steady];
  return { by: press === 'two' ? 'step' : 'auto', step: Number(step), accept, again, hold: long === 'back' ? hold : null, undo };
}
