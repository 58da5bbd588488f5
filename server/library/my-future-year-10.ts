import type { Survey } from '#server/contracts/survey.ts';
import { lookingAhead, lookingBack, tried } from './follow-up.ts';
import { asInMyFuture, option, page, several, starter, when } from './pieces.ts';

/** The Year 10 follow-up of "My future": what became of it, what was tried, what comes next. Fifteen screens. */
export const myFutureYear10: Survey = {
  ...starter,
  id: 'my-future-year-10',
  audience: 'young-person',
  checkIn: true,
  pages: [
    ...lookingBack,
    page(several('tried', 'visit', 3, tried(option('club', 'club', { theme: 'tried-club' })), { outcome: 'work' })),
    page(asInMyFuture('after-year-11')),
    page(asInMyFuture('learn'), when('start-when')),
    page(asInMyFuture('helps')),
    ...lookingAhead,
  ],
};
