import type { Survey } from '#server/contracts/survey.ts';
import { board, check, choice, opening, option, page, said, saved, scale, starter, talk, themed, words } from './pieces.ts';

const thumbs = { set: 'going-well' } as const;
/** Asked only where the young person says that nobody who works at school can see the screen. Not sure counts as seen. */
const alone = said('staff-near', 'no');

/**
 * "My school life": twelve things of a school day with three thumbs, the best thing, one change. What concerns staff, and
 * other people being unkind, is asked only without staff beside; both are private, and unkindness goes to a reader.
 */
export const schoolLife: Survey = {
  ...starter,
  id: 'school-life',
  audience: 'young-person',
  checkIn: false,
  pages: [
    ...opening('school'),
    page(board('day', 'school', themed('school', [option('arriving', 'backpack'), option('lessons', 'learning'), option('break', 'playground'), option('lunch')]), thumbs)),
    page(board('around', 'map', themed('school', [option('noise'), option('toilets'), option('travel', 'bus'), option('clubs', 'club')]), thumbs)),
    page(board('with-others', 'group-of-people', themed('school', [option('help'), option('friends')]), thumbs)),
    page(choice('staff-near', 'who-sees', [option('no', 'going-alone'), option('yes', 'teacher')], { tags: ['private'] })),
    page(
      scale('teachers-listen', 'listen-to-me', { ...thumbs, tags: ['private'], theme: 'school-listening', showIf: alone }),
      scale('others-kind', 'being-kind', { tags: ['private', 'worry'], theme: 'school-kindness', showIf: alone }),
    ),
    page(choice('best', 'favourite', themed('best', [option('friends'), option('lessons', 'learning'), option('break', 'playground'), option('helper', 'support-worker'), option('club'), option('quiet', 'quiet-space')])), words('best-words')),
    page(choice('one-change', 'change', themed('change', [option('quiet', 'quiet-space'), option('help'), option('time', 'more-time'), option('friends'), option('listen', 'listen-to-me'), option('travel', 'bus')])), words('change-words')),
    check(talk),
    saved,
  ],
};
