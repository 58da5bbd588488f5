import type { Concept } from '#app/symbols/sheets.ts';

/** Things that are easy to tell apart and to say, for what is remembered without reading. */
const things: readonly [Concept, ...Concept[]] = ['dog', 'cat', 'fish', 'sport', 'music', 'travel', 'learning', 'favourite'];

/** What somebody remembers answers by that were put away: a picture, the key of its name, and a number beside it. */
export function awayName(number: number): { concept: Concept; key: string; number: number } {
  const concept = things[(number - 1) % things.length] ?? things[0];
  return { concept, key: `name-${concept}`, number };
}
