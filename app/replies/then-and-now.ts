import { openQuestions } from '#server/contracts/keep-rules.ts';
import type { Place } from '#server/contracts/choices.ts';
import type { Pack } from '#server/contracts/round.ts';
import type { Question } from '#server/contracts/survey.ts';
import { questionsOf } from '#server/contracts/walk.ts';
import type { KeptSet } from './keep-card-holder.ts';

/** What was said to one question: a place, not sure, or nothing. */
export type SaidOnce = Place | 'not-sure' | undefined;

/** One question as it was answered last time and this time. */
export interface ThenNow {
  question: Question;
  before: SaidOnce;
  after: SaidOnce;
  /** How the place moved; `undefined` where one of the two has none. */
  moved: 'better' | 'worse' | 'same' | undefined;
}

const rank: Record<Place, number> = { well: 2, sometimes: 1, 'not-well': 0 };
const placeOf = (said: SaidOnce) => (said === undefined || said === 'not-sure' ? undefined : said);

function movedBetween(then: Place | undefined, now: Place | undefined): ThenNow['moved'] {
  if (then === undefined || now === undefined) return undefined;
  return rank[now] > rank[then] ? 'better' : rank[now] < rank[then] ? 'worse' : 'same';
}

function saidTo({ copy }: KeptSet, question: string): SaidOnce {
  const value = copy.answers.find((answer) => answer.question === question)?.value;
  return value?.kind === 'scale' ? value.place : value?.kind === 'not-sure' ? 'not-sure' : undefined;
}

/**
 * Then and now: every question with three places that was answered with the same card in two rounds of one survey,
 * of the newest two. Nothing of it is `private`. `undefined` where there are no two, or no such question. Pure.
 *
 * @param sets the newest first.
 */
export function thenAndNow(sets: readonly KeptSet[]): { pack: Pack; rows: ThenNow[] } | undefined {
  const [first] = sets;
  const second = sets.find((set) => set !== first && set.copy.survey.id === first?.copy.survey.id);
  // What came on one day comes in no order: the round that opened later is the later one.
  const turned = (first?.pack?.round.opensOn ?? '') < (second?.pack?.round.opensOn ?? '');
  const [now, then] = turned ? [second, first] : [first, second];
  if (now?.pack === undefined || then === undefined) return undefined;
  const open = openQuestions(now.pack.survey);
  const rows = now.pack.survey.pages.flatMap(questionsOf).flatMap((question): ThenNow[] => {
    if (question.kind !== 'scale' || !open.has(question.id)) return [];
    const said = { before: saidTo(then, question.id), after: saidTo(now, question.id) };
    return said.before === undefined && said.after === undefined ? [] : [{ question, ...said, moved: movedBetween(placeOf(said.before), placeOf(said.after)) }];
  });
  return rows.length === 0 ? undefined : { pack: now.pack, rows };
}
