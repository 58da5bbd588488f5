import type { Attribute, Measure, Population } from '#server/contracts/release.ts';
import { isOwnVoice } from '#server/contracts/choices.ts';
import type { Answer } from '#server/contracts/response.ts';
import { notKnown, type KnownCategory } from './categories.ts';
import { partsChosen } from './measures.ts';

/** One response as a release counts it: no words, no card, no time. */
export interface Counted {
  id: string;
  /** By a card from a batch, or by the open link. */
  entry: 'card' | 'open-link';
  /** From the card batch. */
  year?: number | undefined;
  need?: string | undefined;
  language: string;
  simulated: boolean;
  answers: readonly Answer[];
}

/** Exact numbers of one group. They never leave the server. */
export interface Tally {
  population: Population;
  attribute: Attribute;
  group: string;
  people: Set<string>;
  counts: number[][];
}

export const groupKey = (of: { population: Population; attribute: Attribute; group: string }): string => `${of.population}/${of.attribute}/${of.group}`;

const empty = (population: Population, attribute: Attribute, group: string, measures: readonly Measure[]): Tally => ({
  population,
  attribute,
  group,
  people: new Set(),
  counts: measures.map((measure) => (measure.attributes.includes(attribute) ? measure.parts.map(() => 0) : [])),
});

/** Every group that a release lists, in order. Only the young people's own voice is told apart by year and need. */
function emptyTallies(measures: readonly Measure[], categories: readonly KnownCategory[]): Tally[] {
  return [
    empty('own', 'all', 'all', measures),
    ...(['year', 'need'] as const).flatMap((attribute) => [
      ...categories.filter((category) => category.attribute === attribute).map(({ group }) => empty('own', attribute, group, measures)),
      empty('own', attribute, notKnown, measures),
    ]),
    empty('chosen-for', 'all', 'all', measures),
    empty('open-link', 'all', 'all', measures),
  ];
}

const populationOf = (response: Counted, answer: Answer): Population =>
  response.entry === 'open-link' ? 'open-link' : isOwnVoice(answer.voice) ? 'own' : 'chosen-for';

/** The answers that some measure counts: a choice of options, of a question that is declared. */
const countedAnswers = (response: Counted, measures: readonly Measure[]): Answer[] =>
  response.answers.filter(
    (answer) => (answer.value.kind === 'choice' || answer.value.kind === 'several') && measures.some((measure) => measure.question === answer.question),
  );

/**
 * Counts people, never ticks: a person counts once in a group, and once in each part they chose.
 * Who answered is kept with every answer, so one response can count as own voice in one question and as
 * chosen for in another; a person belongs to a population with at least one such answer.
 */
export function tally(responses: readonly Counted[], measures: readonly Measure[], categories: readonly KnownCategory[]): Tally[] {
  const tallies = emptyTallies(measures, categories);
  const outcomeOf = new Map(
    measures.map((measure) => [measure.question, new Map(measures.filter((other) => other.question === measure.question && other.by === 'option').flatMap((other) => other.parts.map((part) => [part.id, part.outcome ?? ''])))]),
  );
  const groupOf = (attribute: Attribute, response: Counted): string => {
    if (attribute === 'all') return 'all';
    const code = attribute === 'year' ? (response.year === undefined ? undefined : String(response.year)) : response.need;
    return categories.find((category) => category.attribute === attribute && code !== undefined && category.members.includes(code))?.group ?? notKnown;
  };
  for (const response of responses) {
    const answers = countedAnswers(response, measures);
    for (const one of tallies) {
      if (one.group !== groupOf(one.attribute, response)) continue;
      const mine = answers.filter((answer) => populationOf(response, answer) === one.population);
      if (mine.length === 0) continue;
      one.people.add(response.id);
      measures.forEach((measure, at) => {
        const value = mine.find((answer) => answer.question === measure.question)?.value;
        const counts = one.counts[at] ?? [];
        if (counts.length === 0) return;
        for (const part of partsChosen(measure, value, outcomeOf.get(measure.question) ?? new Map())) counts[part] = (counts[part] ?? 0) + 1;
      });
    }
  }
  return tallies;
}
