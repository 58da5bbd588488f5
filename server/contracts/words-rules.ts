import { travelsApart } from './choices.ts';
import type { ProblemBody, ProblemCode } from './problem.ts';
import type { Answer } from './response.ts';
import type { ResponseWords } from './sealed-parts.ts';

/** Each once, and exactly those that the answers speak of. */
function differ(said: readonly string[], sent: readonly string[], missing: ProblemCode, extra: ProblemCode): ProblemBody | undefined {
  const problem = (code: ProblemCode, question = ''): ProblemBody => ({ code, params: { question } });
  if (new Set(sent).size !== sent.length) return problem('answer-twice', sent[0]);
  const absent = said.find((id) => !sent.includes(id));
  if (absent !== undefined) return problem(missing, absent);
  const unasked = sent.find((id) => !said.includes(id));
  return unasked === undefined ? undefined : problem(extra, unasked);
}

/**
 * Whether the words and attachments are exactly those that the answers speak of, for whoever has opened both, or is about
 * to seal them. Returns the first problem, or `undefined`. Pure.
 */
export function wordsProblem(answers: readonly Answer[], { words, attachments = [] }: ResponseWords): ProblemBody | undefined {
  const apart = answers.filter(({ value }) => travelsApart(value.kind));
  const asked = (ofWords: boolean) => apart.filter(({ value }) => (value.kind === 'words') === ofWords).map(({ question }) => question);
  const wrong =
    differ(asked(true), words.map(({ question }) => question), 'words-missing', 'words-without-answer') ??
    differ(asked(false), attachments.map(({ question }) => question), 'attachment-missing', 'attachment-without-answer');
  if (wrong !== undefined) return wrong;
  const otherKind = attachments.find(({ question, kind }) => apart.every((answer) => answer.question !== question || answer.value.kind !== kind));
  return otherKind === undefined ? undefined : { code: 'answer-wrong-kind', params: { question: otherKind.question } };
}
