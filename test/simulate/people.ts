import type { Cohort, Need } from '#server/contracts/cohort.ts';
import type { Voice } from '#server/contracts/response.ts';
import { languages, oftenChosenFor, openLinkShare, silence, voices, wordsShare } from './population.ts';
import { chanceOf, idOf, pickWeighted, type Chance } from './random.ts';

/** Somebody who does not exist. */
export interface Person {
  /** The envelope's id, the same for the same seed and number. */
  id: string;
  year: number;
  need: Need;
  /** By a card of their batch, or by the open link. */
  entry: 'card' | 'open-link';
  voice: Voice;
  language: string;
  writes: boolean;
  /** Their own source of chance, for what they answer. */
  chance: Chance;
}

const likelihood = (year: number, need: Need) => (silence.needs[need] ?? 1) * (silence.years[year] ?? 1);

/**
 * So many people, drawn over the children of a cohort and never more than there are of a kind. The same seed gives
 * the same people in the same order, so that a longer list begins with the shorter one.
 */
export function drawPeople(cohort: Cohort, many: number, seed: string): Person[] {
  const chance = chanceOf(`people ${seed}`);
  const cells = cohort.cells.map((cell) => ({ ...cell, left: cell.children }));
  const people: Person[] = [];
  for (let number = 0; number < many && cells.some(({ left }) => left > 0); number += 1) {
    const cell = pickWeighted(cells.map((one) => [one, one.left * likelihood(one.year, one.need)] as const), chance);
    cell.left -= 1;
    const { year, need } = cell;
    const chosenFor = oftenChosenFor[need] ?? 1;
    people.push({
      id: idOf(`simulated person ${seed} ${number}`),
      year,
      need,
      entry: chance() < openLinkShare ? 'open-link' : 'card',
      voice: pickWeighted(voices.map(([voice, weight]) => [voice, voice === 'chosen-for' ? weight * chosenFor : weight] as const), chance),
      language: pickWeighted(languages, chance),
      writes: chance() < wordsShare,
      chance: chanceOf(`answers ${seed} ${number}`),
    });
  }
  return people;
}
