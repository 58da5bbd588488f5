import type { Survey } from '#server/contracts/survey.ts';
import { agree, check, choice, not, openingForAdults, option, page, said, saved, several, starter, talk, themed, words } from './pieces.ts';

const teenager = said('age', '13-to-15', '16-to-25');

/**
 * "Parents and carers", in five blocks by what the area inspections of Ofsted and CQC ask (framework of 2023): needs seen in
 * time, a part in decisions, the right help, ready for what comes next, valued and included. At most 45 taps. A hope that a
 * parent has for the child is kept as the parent's.
 */
export const parents: Survey = {
  ...starter,
  id: 'parents',
  audience: 'parent-or-carer',
  checkIn: false,
  pages: [
    ...openingForAdults('parent'),
    page(
      choice('age', 'birthday', [option('under-5', 'baby'), option('5-to-10', 'child'), option('11-to-12', 'backpack'), option('13-to-15', 'school'), option('16-to-25', 'adult')]),
      choice('extra-help', 'help', [option('plan'), option('school-help', 'support-worker'), option('waiting', 'more-time'), option('none', 'no')]),
    ),
    page(
      several('need', 'find-help', 3, [option('talking', 'talk'), option('learning'), option('autism', 'infinity'), option('feelings', 'what-i-like'), option('hearing', 'hearing-aid'), option('seeing', 'white-cane'), option('moving', 'wheelchair'), option('health', 'healthy'), option('other', 'another-person')]),
      choice('place', 'map', [option('town'), option('village', 'countryside')]),
    ),
    page(
      agree('seen-early', 'who-sees', { criterion: 'needs-identified' }),
      { kind: 'weeks', id: 'waited', concept: 'more-time', tags: [], most: 260, criterion: 'needs-identified', showIf: not(said('extra-help', 'none')) },
    ),
    page(agree('asked-me', 'listen-to-me', { criterion: 'participation' }), agree('child-asked', 'talk', { criterion: 'participation' })),
    page(
      agree('right-help', 'help', { criterion: 'right-help' }),
      agree('school-understands', 'teacher', { criterion: 'right-help' }),
      choice('complaint', 'problem', [option('no'), option('heard', 'listen-to-me'), option('not-heard', 'missing-voice')], { criterion: 'right-help' }),
    ),
    page(
      choice('local-offer', 'find-help', [option('useful', 'going-well'), option('not-useful', 'not-well'), option('not-found', 'not-sure')], { criterion: 'right-help' }),
      words('offer-words'),
      choice('publish', 'who-sees', [option('yes'), option('no')], { showIf: said('local-offer', 'useful', 'not-useful') }),
      choice('short-breaks', 'quiet-space', [option('have', 'yes'), option('want', 'more-time'), option('no-need', 'no')], { criterion: 'right-help' }),
    ),
    page(
      agree('next-steps', 'next', { criterion: 'next-steps', showIf: teenager }),
      choice('my-hope', 'dream', themed('parent-hope', [option('job'), option('own-home'), option('friends'), option('healthy'), option('learning', 'college'), option('happy', 'fun')]), { criterion: 'next-steps', showIf: teenager }),
    ),
    page(agree('welcome-here', 'school', { criterion: 'included' }), agree('joins-in', 'club', { criterion: 'included' }), agree('valued', 'favourite', { criterion: 'included' })),
    page(choice('background', 'family', [option('asian', 'one'), option('black', 'two'), option('mixed', 'three'), option('white', 'four'), option('other', 'five')]), choice('forms-help', 'check', [option('yes'), option('no')])),
    page(words('change-words')),
    check(talk),
    saved,
  ],
};
