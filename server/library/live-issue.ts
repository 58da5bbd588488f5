import type { Survey } from '#server/contracts/survey.ts';
import { check, choice, drawing, opening, option, page, photo, saved, sound, starter, talk, themed, words } from './pieces.ts';

/** "Live issue": a short one for a group, before there is any idea. What is the problem, and what would make it better. Version 2 can be answered with a voice, a drawing and a photo too. */
export const liveIssue: Survey = {
  ...starter,
  id: 'live-issue',
  version: 2,
  audience: 'young-person',
  checkIn: false,
  pages: [
    ...opening('problem'),
    page(choice('problem', 'problem', themed('issue', [option('getting-around', 'bus'), option('friends'), option('help'), option('places', 'map'), option('safe'), option('listen', 'listen-to-me'), option('other', 'another-person')])), words('problem-words'), sound('problem-voice')),
    page(choice('better', 'going-well', themed('better', [option('listen', 'listen-to-me'), option('help', 'support-worker'), option('place', 'town'), option('time', 'more-time'), option('know', 'find-help'), option('other', 'another-person')])), words('better-words')),
    page(drawing('better-drawing')),
    page(photo('helpful-thing')),
    check(talk),
    saved,
  ],
};

/** The second visit to a group: the three pictures that the groups made stand before everybody, and one matters most. */
export const liveIssue2: Survey = {
  ...starter,
  id: 'live-issue-2',
  audience: 'young-person',
  checkIn: false,
  pages: [...opening('idea'), page(choice('our-idea', 'idea', themed('idea', [option('one'), option('two'), option('three')])), words('idea-words')), check(talk), saved],
};
