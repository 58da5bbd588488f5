import type { Effort, Way } from './person.ts';

/**
 * How long it takes, in minutes. Hands: with switches as long as the page's own clock went on, at the profile's usual pace
 * of 1 s a step and a second to take each choice back; else by Card, Moran and Newell's keystroke-level model (1980), 1.1 s to
 * point and 0.2 s to press for a tap, 0.5 s for a key or a letter of somebody who types one by one. Reading: 80 words a minute,
 * as a slow reader of thirteen. Thinking is in neither.
 */
export function minutesOf(way: Way, { presses, letters, time }: Effort, words: number): { hands: number; withReading: number } {
  const seconds = way === 'touch' ? presses * 1.3 + letters * 0.5 : way === 'keyboard' ? (presses + letters) * 0.5 : time / 1000;
  return { hands: seconds / 60, withReading: seconds / 60 + words / 80 };
}
