import type { Need } from '#server/contracts/cohort.ts';
import type { Voice } from '#server/contracts/response.ts';

/**
 * Who the simulated young people are. They are drawn over the real numbers of children by need and year;
 * everything else here is invented, and stated nowhere else.
 */

/**
 * The gaps that are planted, and that a release has to find: how likely a child is to answer, against 1.
 * Two large groups and one year are nearly silent.
 */
export const silence: { needs: Partial<Record<Need, number>>; years: Record<number, number> } = {
  needs: { slcn: 0.04, mld: 0.04 },
  years: { 11: 0.06 },
};

/** Of all who answer: the share that came by the open link, of which nobody knows who they are. */
export const openLinkShare = 1 / 15;

/** Of all who answer: the share that wrote something. */
export const wordsShare = 0.25;

/** How often an answer is "not sure", or was skipped. */
export const notSureShare = 0.04;
export const skippedShare = 0.03;

export const voices: readonly (readonly [Voice, number])[] = [
  ['own', 41],
  ['read-to', 22],
  ['pressed-for', 14],
  ['explained', 13],
  ['chosen-for', 10],
];

/** With these kinds of need, somebody else chooses more often. */
export const oftenChosenFor: Partial<Record<Need, number>> = { pmld: 6, sld: 1.5 };

export const languages: readonly (readonly [string, number])[] = [
  ['en-simple', 62],
  ['en', 22],
  ['ur', 10],
  ['pl', 6],
];

/** How much an option is liked by everybody, against 1: `question.option`. */
export const liking: Record<string, number> = {
  'likes.music': 1.4,
  'likes.games': 1.6,
  'likes.making': 0.8,
  'work.animals': 1.5,
  'work.food': 1.1,
  'work.computers': 1.4,
  'work.caring': 0.7,
  'after-year-11.college': 2.4,
  'after-year-11.my-school': 1.3,
  'after-year-11.apprenticeship': 1.2,
  'after-year-11.supported-internship': 0.8,
  'after-year-11.job': 0.9,
  'after-year-11.volunteering': 0.3,
  'learn.animals': 1.5,
  'learn.cooking': 1.4,
  'learn.computers': 1.5,
  'learn.hair': 0.7,
  'learn.living-skills': 0.8,
  'helps.person': 1.8,
  'helps.quiet': 1.6,
  'helps.travel': 0.7,
  'helps.talking-device': 0.3,
  'dream.job': 2,
  'dream.own-home': 1.4,
  'dream.friends': 1.2,
  'dream.love': 0.7,
  'adult-does.try-work': 1.7,
  'adult-does.show-me': 1.4,
  'talk.no': 15,
  'share-review.yes': 3,
  'share-family.yes': 4,
  'share-college.only-number': 2,
};

/** How that differs with the kind of need. */
export const likingByNeed: Partial<Record<Need, Record<string, number>>> = {
  asd: { 'helps.quiet': 2.2, 'learn.computers': 1.8, 'dream.friends': 1.5, 'after-year-11.sixth-form': 1.5 },
  semh: { 'after-year-11.apprenticeship': 2, 'after-year-11.job': 2, 'learn.building': 1.8, 'learn.sport': 1.6, 'helps.small-group': 1.5, 'talk.yes': 1.6 },
  sld: { 'after-year-11.supported-internship': 3, 'learn.living-skills': 3, 'helps.pictures': 3, 'helps.travel': 2.5, 'dream.own-home': 1.4 },
  pmld: { 'after-year-11.my-school': 3, 'learn.living-skills': 3, 'helps.person': 2, 'helps.talking-device': 8 },
  pd: { 'helps.travel': 3, 'dream.own-home': 1.8, 'learn.computers': 1.5 },
  slcn: { 'helps.pictures': 2, 'helps.talking-device': 3, 'helps.more-time': 1.5 },
  mld: { 'after-year-11.supported-internship': 2, 'helps.more-time': 2, 'learn.cooking': 1.5 },
};
