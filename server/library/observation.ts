import type { Option, Question, Survey } from '#server/contracts/survey.ts';
import { check, choice, not, openingForAdults, option, page, said, saved, several, starter, themed, words } from './pieces.ts';

const offers: Option[] = [option('music'), option('animals'), option('cooking'), option('sport'), option('art'), option('outdoors', 'countryside'), option('people', 'group-of-people'), option('quiet', 'quiet-space')];

/** What says no without a word: from then on nothing more is offered, and nothing more is asked. */
const dissent = ['turned-away', 'pushed-away', 'upset'];
const signs: Option[] = [option('looked', 'who-sees'), option('smiled', 'smile'), option('reached', 'reaching'), option('came-back', 'change'), option('nothing', 'no-change'), option('turned-away', 'back'), option('pushed-away', 'you-can-stop'), option('upset', 'crying')];

const offered = (which: string, before: string | undefined): Question[] => {
  const showIf = before === undefined ? {} : { showIf: not(said(`seen-${before}`, ...dissent)) };
  return [choice(`offered-${which}`, 'choose', themed('offered', offers), showIf), several(`seen-${which}`, 'who-sees', 3, signs, showIf)];
};

/**
 * "What I saw": for supporters of somebody for whom questions do not work. Three things are offered, one at a time, and what
 * was seen is written down. A parent or a best-interests decision agrees first; it stops at dissent. It is never counted as
 * the young person's own voice.
 */
export const observation: Survey = {
  ...starter,
  id: 'observation',
  audience: 'practitioner',
  voice: 'observed',
  checkIn: false,
  pages: [
    ...openingForAdults('who-sees'),
    page(several('tells-by', 'talking-device', 3, [option('eyes', 'who-sees'), option('face', 'smile'), option('body', 'reaching'), option('sounds', 'listen'), option('signs', 'you-can-stop'), option('device', 'talking-device')])),
    page(...offered('first', undefined)),
    page(...offered('second', 'first')),
    // Who said no to the first was offered no second, so nothing was seen of it: both are asked about.
    page(...offered('third', 'second').map((question) => ({ ...question, showIf: { kind: 'all' as const, of: ['first', 'second'].map((before) => not(said(`seen-${before}`, ...dissent))) } }))),
    page(words('notes')),
    check(),
    saved,
  ],
};
