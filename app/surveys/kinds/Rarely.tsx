import { lazy } from 'react';
import type { AnswerValue } from '#server/contracts/response.ts';
import type { Question } from '#server/contracts/survey.ts';
import { textKey } from '#server/contracts/text-keys.ts';
import { useSurveyText } from '../session-context.ts';
import Weeks from './Weeks.tsx';

/** What it is made with is fetched by surveys that ask for it. */
const Making = lazy(() => import('../making/Making.tsx'));

interface Props {
  question: Question;
  value: AnswerValue | undefined;
  /** Without it, the answer is shown as it was given. */
  give?: (value: AnswerValue | undefined) => void;
}

/**
 * The kinds of question that few surveys have: what stands under the question, or the answer shown. The question itself is there
 * before this is, so that the focus that came to it stays.
 */
export default function Rarely({ question, value, give }: Props) {
  const text = useSurveyText();
  if (question.kind === 'drawing' || question.kind === 'sound' || question.kind === 'photo') return <Making question={question} asked={give !== undefined} />;
  if (question.kind !== 'weeks') return null;
  const weeks = value?.kind === 'weeks' ? value.weeks : undefined;
  if (give === undefined) return <p data-part="weeks">{text(textKey.weeks(question.id, 'unit'))}: {weeks}</p>;
  return (
    <Weeks question={question.id} most={question.most} weeks={weeks}
      onChange={(given) => give(given === undefined ? undefined : { kind: 'weeks', weeks: given })}
    />
  );
}
