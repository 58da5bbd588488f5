import type { Option, Page, Question } from '#server/contracts/survey.ts';
import { asInMyFuture, check, choice, opening, option, page, said, saved, talk } from './pieces.ts';

/**
 * What both follow-ups of "My future" ask. The questions that "My future" asked stand here under the same ids, so that
 * the answers which a keep card brings fill them in; who has no card is asked.
 */

/** What became of the hope of last time. */
const lastHope: Question = choice('last-hope', 'dream', [option('still', 'favourite'), option('changed', 'change'), option('done', 'good-at'), option('first-time', 'try-it')]);

/** The hope: last time's is filled in where it was brought. */
const hope: Page = page(asInMyFuture('dream'), asInMyFuture('dream-words'));

const reasons: Option[] = [option('no-time', 'more-time'), option('no-money', 'money'), option('too-full', 'full'), option('too-far', 'map'), option('no-helper', 'support-worker'), option('not-heard', 'listen-to-me'), option('hard-to-find', 'find-help'), option('changed-mind', 'change')];

/** Whether the adult did what was asked of them, and what stopped it: each reason is a gap that somebody can close. */
const adultDid: Page = page(
  choice('adult-did', 'ask-for-help', [option('yes'), option('partly', 'sometimes'), option('no'), option('did-not-ask', 'skip')]),
  choice('stopped', 'problem', reasons.map((reason) => ({ ...reason, theme: `gap-${reason.id}` })), { showIf: said('adult-did', 'partly', 'no') }),
);

/** The next thing that an adult should do, and who. */
const nextAsk: Page = page(asInMyFuture('adult-does'), asInMyFuture('which-adult'));

/** Who may know. */
const sharing: Page = page(asInMyFuture('share-review'), asInMyFuture('share-family'), asInMyFuture('share-college'));

/** What was tried this year. A supported internship is only for young people with an EHC plan. */
export const tried = (...more: Option[]): Option[] => [
  option('college', 'visit', { theme: 'tried-visit' }),
  option('work', 'work-experience', { theme: 'tried-work' }),
  option('travel', 'travel-training', { theme: 'tried-travel' }),
  option('internship', 'supported-internship', { theme: 'tried-internship', showIf: { kind: 'stage', anyOf: ['E'] } }),
  ...more,
  option('nothing', 'later', { theme: 'tried-nothing' }),
];

/** How both begin: what became of the hope, and whether the adult did what was asked of them. */
export const lookingBack: Page[] = [...opening('my-future'), page(lastHope), hope, adultDid];

/** How both end: what an adult should do next, and who may know. */
export const lookingAhead: Page[] = [nextAsk, check(talk), sharing, saved];
