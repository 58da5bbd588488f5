import type { Survey } from '#server/contracts/survey.ts';
import { agree, check, choice, openingForAdults, option, page, saved, starter, words } from './pieces.ts';

/**
 * "How co-productive are we?": a service or setting looks at itself, by principles that families and services in England
 * work to. Then and now are two rounds of the same survey, some six months apart, shown beside what families said.
 */
export const coProductive: Survey = {
  ...starter,
  id: 'co-productive',
  audience: 'practitioner',
  checkIn: false,
  pages: [
    ...openingForAdults('group-of-people'),
    page(choice('setting', 'school', [option('school'), option('health', 'healthy'), option('council', 'town'), option('charity', 'volunteering'), option('other', 'another-person')])),
    page(agree('from-start', 'start-together', { criterion: 'participation' }), agree('young-people', 'own', { criterion: 'participation' }), agree('not-heard-yet', 'missing-voice', { criterion: 'participation' })),
    page(agree('plain', 'read-to', { criterion: 'participation' }), agree('time-and-place', 'map', { criterion: 'participation' }), agree('costs-paid', 'money', { criterion: 'participation' })),
    page(agree('decide-together', 'handshake', { criterion: 'participation' }), agree('told-what-changed', 'change', { criterion: 'participation' }), agree('told-why-not', 'why', { criterion: 'participation' })),
    page(choice('next-step', 'next', [option('ask-earlier', 'start-together'), option('find-people', 'find-help'), option('plainer', 'read-to'), option('pay-costs', 'money'), option('share-decisions', 'handshake'), option('tell-back', 'change')]), words('next-step-words')),
    check(),
    saved,
  ],
};
