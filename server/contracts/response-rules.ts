import { isMade, travelsApart } from './choices.ts';
import type { ProblemBody, ProblemCode } from './problem.ts';
import type { Response } from './sealed-parts.ts';
import type { Answer, AnswerValue } from './response.ts';
import { valuesOf, walk, type RoundSettings, type ShownQuestion } from './walk.ts';
import type { Survey } from './survey.ts';

const problem = (code: ProblemCode, params: Record<string, string | number> = {}): ProblemBody => ({ code, params });

function valueProblem({ question, options }: ShownQuestion, value: AnswerValue): ProblemBody | undefined {
  if (value.kind === 'not-sure' || value.kind === 'skipped') return undefined;
  const where = { question: question.id };
  if (value.kind !== question.kind) return problem('answer-wrong-kind', where);
  const chosen = value.kind === 'choice' ? [value.option] : value.kind === 'several' ? value.options : value.kind === 'board' ? value.placed.map(({ option }) => option) : [];
  if (new Set(chosen).size !== chosen.length) return problem('answer-twice', where);
  if (question.kind === 'several' && chosen.length > question.most) return problem('answer-too-many', where);
  if (question.kind === 'weeks' && value.kind === 'weeks' && value.weeks > question.most) return problem('answer-too-many', where);
  for (const id of chosen) {
    if (options.some((option) => option.id === id)) continue;
    const defined = 'options' in question && question.options.some((option) => option.id === id);
    return problem(defined ? 'option-not-shown' : 'option-unknown', { ...where, option: id });
  }
  return undefined;
}

/**
 * Whether a response keeps to the rules of its survey: every answer is to a question that was shown, of
 * its kind, once, in a voice that belongs here, with options that were shown; and words came exactly where an answer says so.
 * Returns the first problem, or `undefined`. Pure; the device asks it before sealing, the server after opening.
 * What the words are is another question (`words-rules.ts`).
 *
 * @param wordsTravelled whether that part is there: nobody needs to read it to know.
 */
export function responseProblem(
  survey: Survey,
  round: RoundSettings,
  response: Pick<Response, 'answers' | 'circumstances'>,
  wordsTravelled: boolean,
): ProblemBody | undefined {
  const { pages } = walk(survey, round, response.circumstances, valuesOf(response.answers));
  const shown = new Map(pages.flatMap((page) => page.questions.map((question) => [question.question.id, question])));
  const defined = new Set(survey.pages.flatMap((page) => (page.kind === 'questions' || page.kind === 'check' ? page.questions.map(({ id }) => id) : [])));
  const seen = new Set<string>();
  for (const answer of response.answers) {
    const where = { question: answer.question };
    if (!defined.has(answer.question)) return problem('question-unknown', where);
    if (seen.has(answer.question)) return problem('answer-twice', where);
    seen.add(answer.question);
    const question = shown.get(answer.question);
    if (question === undefined) return problem('question-not-shown', where);
    if ((answer.voice === 'observed') !== (survey.voice === 'observed')) return problem('answer-wrong-kind', where);
    const wrong = valueProblem(question, answer.value);
    if (wrong !== undefined) return wrong;
  }
  const apart = response.answers.filter((answer) => travelsApart(answer.value.kind));
  const [first] = apart;
  if (first !== undefined && !wordsTravelled) return problem(isMade(first.value.kind) ? 'attachment-missing' : 'words-missing', { question: first.question });
  if (first === undefined && wordsTravelled) return problem('words-without-answer');
  return undefined;
}

/**
 * The answers that belong in the response: those that still stand, in the survey's order, with `skipped`
 * for every question that was shown and got none. Answers to what is no longer shown are left behind.
 */
export function finishedAnswers(survey: Survey, round: RoundSettings, response: Pick<Response, 'circumstances' | 'answers'>): Answer[] {
  const { pages, standing } = walk(survey, round, response.circumstances, valuesOf(response.answers));
  const voiceOf = new Map(response.answers.map((answer) => [answer.question, answer.voice]));
  const last = response.answers.at(-1)?.voice ?? survey.voice ?? 'own';
  return pages.flatMap((page) =>
    page.questions.map(({ question }) => ({
      question: question.id,
      voice: voiceOf.get(question.id) ?? last,
      value: standing.get(question.id) ?? { kind: 'skipped' as const },
    })),
  );
}
