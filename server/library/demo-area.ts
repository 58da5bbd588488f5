import { languages } from '#server/contracts/languages.ts';
import type { Topic } from '#server/contracts/topics.ts';
import { localesFolder, namespacesOf } from './locales.ts';
import { starterSurveys } from './surveys.ts';

/** The made-up area, in which everything can be tried. Its name, and everybody in it, are invented. */
export const demoArea = { slug: 'riverside', name: 'Riverside' } as const;

/** The round it asks: the Year 9 check-in, through a school year. */
export const demoRound = {
  slug: 'my-future',
  survey: { id: 'my-future', version: 2 },
  opensOn: '2026-09-01',
  closesOn: '2027-07-31',
  languages: languages.map(({ tag }) => tag),
  words: true,
};

/** What a parent and a supporter say in answers of their own, while young people answer the check-in. */
const besideTheCheckIn: ReadonlySet<string> = new Set(['parents', 'observation']);

/** Rounds of the made-up area in which somebody is said to act on what is asked about a topic. */
const topicsAsked: Readonly<Record<string, readonly Topic[]>> = { 'my-future-2': ['health'] };

/** Every other starter survey, once. */
const onceEach = starterSurveys
  .filter(({ id }) => id !== demoRound.survey.id)
  .map((survey) => ({
    ...demoRound,
    slug: survey.id,
    survey: { id: survey.id, version: survey.version },
    languages: demoRound.languages.filter((language) => namespacesOf(localesFolder, language).includes(survey.id)),
    ...(topicsAsked[survey.id] === undefined ? {} : { topics: topicsAsked[survey.id] }),
    ...(besideTheCheckIn.has(survey.id) ? { beside: demoRound.slug } : {}),
  }));

/** The self-check is asked twice, so that its then and now can be seen with one keep card. */
const secondTime = onceEach.filter(({ slug }) => slug === 'co-productive').map((round) => ({ ...round, slug: `${round.slug}-again`, opensOn: '2026-10-01' }));

/**
 * The other surveys, each to be opened with a link, through the same school year and in the languages that they have come
 * to. Nobody simulated answers them, and no tables of them are declared, so none is released.
 */
export const otherDemoRounds = [...onceEach, ...secondTime];

/** Cards by which the further parts of the check-in are met with their year, as a school hands them out; who comes by a link is asked nothing that needs it. */
const cardsOfFurther = { 'my-future-2': [9, 10, 11], 'my-future-year-10': [10], 'my-future-year-12': [12] } as const;

/** Batches of the other rounds, by slug. */
export const otherDemoBatches: Readonly<Record<string, readonly { year: number; stage: string; need: string | null; cards: number }[]>> = Object.fromEntries(
  Object.entries(cardsOfFurther).map(([slug, years]) => [slug, years.flatMap((year) => ['asd', 'slcn', 'mld', null].map((need) => ({ year, stage: 'E', need, cards: 8 })))]),
);

/** How many cards of each kind of need are printed for a year group: more than the demo's simulated people use up. */
const cardsByNeed: ReadonlyMap<string | null, number> = new Map([
  ['asd', 200],
  ['hi', 30],
  ['mld', 120],
  ['msi', 20],
  ['oth', 20],
  ['pd', 40],
  ['pmld', 30],
  ['semh', 300],
  ['slcn', 160],
  ['sld', 80],
  ['spld', 30],
  ['vi', 20],
  // Handed out where the kind of need is not recorded.
  [null, 30],
]);

/** Years 9 to 11 (mostly ages 13 to 15), all with an EHC plan (stage E), one batch for each kind of need. */
export const demoBatches = [9, 10, 11].flatMap((year) =>
  [...cardsByNeed].map(([need, cards]) => ({ year, stage: 'E', need, cards })),
);
