import type { Survey } from '#server/contracts/survey.ts';
import { lookingAhead, lookingBack, tried } from './follow-up.ts';
import { asInMyFuture, choice, option, page, scale, several, starter, themed, when } from './pieces.ts';

/**
 * The Year 12 follow-up of "My future". After compulsory school age the young person decides about their plan themselves
 * (SEND code of practice 2015, paragraph 8.13), so it asks who should help with that, and whether the review heard them.
 * Seventeen screens.
 */
export const myFutureYear12: Survey = {
  ...starter,
  id: 'my-future-year-12',
  audience: 'young-person',
  checkIn: true,
  pages: [
    ...lookingBack,
    page(several('tried', 'visit', 3, tried(), { outcome: 'work' })),
    page(scale('review-heard', 'annual-review', { criterion: 'participation' })),
    page(choice('decide-help', 'plan', [option('on-my-own', 'own'), option('parent'), option('friend', 'friends'), option('teacher'), option('another', 'another-person')], { criterion: 'participation' })),
    page(
      choice('next-path', 'job', themed('path', [option('college'), option('supported-internship', 'supported-internship', { showIf: { kind: 'stage', anyOf: ['E'] } }), option('apprenticeship'), option('job'), option('university'), option('volunteering'), option('not-yet', 'thinking')]), { outcome: 'work' }),
      when('start-when'),
    ),
    page(asInMyFuture('learn')),
    page(several('know-more', 'find-help', 2, themed('adult-life', [option('money'), option('own-home'), option('health', 'healthy'), option('adult-help', 'support-worker'), option('travel', 'travel-training'), option('work', 'job')]), { criterion: 'next-steps' })),
    ...lookingAhead,
  ],
};
