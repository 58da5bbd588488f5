import type { Circumstances } from '#server/contracts/response.ts';
import type { Condition, Place } from '#server/contracts/survey.ts';
import { holds } from '#server/contracts/walk.ts';

/** What somebody must have ticked, or not have ticked, earlier in a booklet. */
export type Ticked =
  | { kind: 'answered'; question: string; anyOf: readonly string[]; ticked: boolean }
  | { kind: 'placed'; question: string; option: string; anyOf: readonly Place[]; ticked: boolean };

/**
 * What is left to ask of a condition on paper: every list must hold, and of each list at least one.
 * `true` and `false` where nothing is left to ask.
 */
export type Rest = boolean | readonly (readonly Ticked[])[];

const every = (rests: readonly Rest[]): Rest => {
  if (rests.includes(false)) return false;
  const lists = rests.flatMap((rest) => (typeof rest === 'boolean' ? [] : rest));
  return lists.length === 0 ? true : lists;
};

const some = (rests: readonly Rest[]): Rest => {
  if (rests.includes(true)) return true;
  const open = rests.filter((rest) => typeof rest !== 'boolean');
  if (open.length === 0) return false;
  return open.reduce((before, next) => before.flatMap((one) => next.map((other) => [...one, ...other])));
};

/**
 * What a printed page has to ask of a condition: year and stage are known when it is printed, ticks are not.
 * @param asked whether a question stands on this paper: of one that does not, nothing can have been ticked.
 */
export function restOf(condition: Condition | undefined, circumstances: Circumstances, asked: (question: string) => boolean, wanted = true): Rest {
  if (condition === undefined) return wanted;
  switch (condition.kind) {
    case 'stage':
    case 'year':
      return holds(condition, { circumstances, values: new Map() }) === wanted;
    case 'answered':
      return asked(condition.question) ? [[{ kind: 'answered', question: condition.question, anyOf: condition.anyOf, ticked: wanted }]] : !wanted;
    case 'placed':
      return asked(condition.question) ? [[{ kind: 'placed', question: condition.question, option: condition.option, anyOf: condition.anyOf, ticked: wanted }]] : !wanted;
    case 'not':
      return restOf(condition.of, circumstances, asked, !wanted);
    case 'all':
    case 'any': {
      const rests = condition.of.map((inner) => restOf(inner, circumstances, asked, wanted));
      // Not all of them is the same as one of them not.
      return (condition.kind === 'all') === wanted ? every(rests) : some(rests);
    }
  }
}
