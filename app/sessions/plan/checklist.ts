import type { SessionPlan } from '#server/contracts/session.ts';
import { peopleWhoNeed } from './defaults.ts';

/** One thing to bring or do, by its words in `planning`, with how many. */
export interface ToBring {
  words: `bring-${string}`;
  count?: number;
}

/** Tablets that one charger can look after in a day. */
const perCharger = 2;
/** Booklets more than were asked for: one is spoilt sooner or later. */
const sparePaper = 2;

/** What to bring to a session and to do before it, made from its plan: nothing of it is about one person. */
export function checklistOf(plan: SessionPlan): ToBring[] {
  const { shared, own, paper } = plan.devices;
  const sound = peopleWhoNeed(plan, 'sound');
  const count = (words: ToBring['words'], many: number): ToBring[] => (many > 0 ? [{ words, count: many }] : []);
  const one = (words: ToBring['words'], wanted: boolean): ToBring[] => (wanted ? [{ words }] : []);
  return [
    ...count('bring-tablets', shared),
    ...one('bring-join', shared > 0),
    ...count('bring-chargers', Math.ceil(shared / perCharger)),
    ...one('bring-poster', shared > 0 || own > 0),
    ...count('bring-own-phones', own),
    ...count('bring-booklets', paper > 0 ? paper + sparePaper : 0),
    ...one('bring-pens', paper > 0),
    ...count('bring-headphones', sound),
    ...count('bring-switches', peopleWhoNeed(plan, 'one-switch')),
    ...count('bring-keyboards', peopleWhoNeed(plan, 'keyboard')),
    ...count('bring-helpers', peopleWhoNeed(plan, 'helper')),
    ...count('bring-large-print', peopleWhoNeed(plan, 'large-print')),
    ...one('bring-big-text', peopleWhoNeed(plan, 'big-text') > 0),
    ...one('bring-symbols', peopleWhoNeed(plan, 'symbols-only') > 0),
    ...one('bring-quiet', peopleWhoNeed(plan, 'quiet') > 0),
    { words: 'bring-phone' },
    { words: 'bring-adult' },
  ];
}
