import { places } from '#server/contracts/choices.ts';
import type { AnswerValue } from '#server/contracts/response.ts';
import type { Survey } from '#server/contracts/survey.ts';
import { walk, type ShownQuestion } from '#server/contracts/walk.ts';

/** How many questions somebody meets in all who has said this. */
const met = (survey: Survey, said: ReadonlyMap<string, AnswerValue>): number => walk(survey, { words: true }, {}, said).pages.reduce((sum, { questions }) => sum + questions.length, 0);

/**
 * What somebody says to a question: in turn a nearer and a further option, so that none is dearer than people find it, and
 * always one after which the most is asked. Where several may be chosen, two are.
 */
export function whatToSay(survey: Survey, said: ReadonlyMap<string, AnswerValue>, { question, options }: ShownQuestion, turn: number): AnswerValue {
  const [firstPlace] = places;
  switch (question.kind) {
    case 'choice':
    case 'several': {
      const valued = options.map(({ id }) => ({ id, met: met(survey, new Map([...said, [question.id, { kind: 'several' as const, options: [id] }]])) }));
      const most = Math.max(...valued.map((each) => each.met));
      const best = valued.filter((each) => each.met === most).map(({ id }) => id);
      const from = (which: number) => best[which % best.length] ?? '';
      if (question.kind === 'choice') return { kind: 'choice', option: from(turn) };
      return { kind: 'several', options: [...new Set([from(turn), from(turn + 1)])].slice(0, question.most) };
    }
    case 'scale':
      return { kind: 'scale', place: places[turn % places.length] ?? firstPlace };
    case 'board':
      return { kind: 'board', placed: options.map(({ id }, at) => ({ option: id, place: places[(turn + at) % places.length] ?? firstPlace })) };
    case 'weeks':
      return { kind: 'weeks', weeks: 3 };
    case 'words':
    case 'drawing':
    case 'sound':
    case 'photo':
      return { kind: question.kind };
  }
}
