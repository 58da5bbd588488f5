import type { Survey } from '#server/contracts/survey.ts';
import { board, check, choice, drawing, not, opening, option, page, said, saved, scale, several, starter, talk, themed } from './pieces.ts';

/**
 * "My future", sitting 2, on another day: people, home, what I can do, free time, and a drawing. Nine screens, 22 taps: the
 * drawing is one screen and the health check one tap, and a round may leave the latter out. It has no practice page:
 * whoever comes here met one in sitting 1. Version 2 asks for the drawing, version 3 for the health check.
 */
export const myFuture2: Survey = {
  ...starter,
  id: 'my-future-2',
  version: 3,
  audience: 'young-person',
  checkIn: true,
  pages: [
    ...opening('my-future').filter(({ kind }) => kind !== 'practice'),
    page(
      several('people', 'group-of-people', 3, [option('parent'), option('brother-sister', 'family'), option('friend', 'friends'), option('love', 'partner'), option('teacher'), option('helper', 'support-worker'), option('pet', 'cat'), option('another', 'another-person')], { outcome: 'friends' }),
      scale('enough-friends', 'friends', { outcome: 'friends', theme: 'friends-enough' }),
    ),
    page(
      choice('live-where', 'own-home', themed('home', [option('with-family', 'family'), option('own-home'), option('supported', 'supported-living'), option('not-yet', 'thinking')]), { outcome: 'home' }),
      choice('live-with', 'group-of-people', [option('friends'), option('partner'), option('alone', 'going-alone'), option('helper', 'support-worker')], { outcome: 'home', showIf: not(said('live-where', 'with-family')) }),
      // Once a year from the age of 14, which some reach in Year 9. Only a round in which somebody acts on it asks.
      choice('health-check', 'healthy', [option('yes'), option('no'), option('what', 'not-sure')], { outcome: 'health', tags: ['health'], showIf: { kind: 'year', from: 9 } }),
    ),
    page(
      board('can-do', 'living-skills', themed('skill', [option('cooking'), option('money'), option('washing', 'laundry'), option('travel', 'travel-training')]), { outcome: 'home' }),
      choice('more-of', 'fun', themed('free-time', [option('club'), option('sport'), option('places', 'map'), option('music'), option('with-friends', 'friends'), option('enough', 'yes')]), { outcome: 'friends' }),
    ),
    page(drawing('show-me')),
    check(talk),
    saved,
  ],
};
