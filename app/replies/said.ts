import type { Bundle } from '#server/contracts/bundle.ts';
import type { KeepCopy } from '#server/contracts/keep-copy.ts';
import { openQuestions } from '#server/contracts/keep-rules.ts';
import { isMade, isOwnVoice, type AttachmentKind } from '#server/contracts/choices.ts';
import type { AnswerValue, OwnWords } from '#server/contracts/response.ts';
import type { Question, Survey } from '#server/contracts/survey.ts';
import { placesFrom, textKey } from '#server/contracts/text-keys.ts';
import { optionsOf, questionsOf } from '#server/contracts/walk.ts';

/** One question as the holder of a keep card reads it back. */
export interface Said {
  question: string;
  concept: string;
  ask: string;
  /** What was chosen; of a board or scale with the place it was given. */
  items: { concept: string | undefined; text: string; place: string | undefined }[];
  words: OwnWords | undefined;
  /** Something was made; the copy has nothing else of it. */
  made: AttachmentKind | undefined;
  rest: 'skipped' | 'not-sure' | undefined;
  chosenFor: boolean;
}

type Texts = Pick<Bundle, 'strings'>;
const textIn = (texts: Texts, key: string): string => texts.strings[key]?.text ?? key;

function itemsOf(question: Question, value: AnswerValue, texts: Texts): Said['items'] {
  const option = (id: string, place?: string) => {
    const found = optionsOf(question).find((candidate) => candidate.id === id);
    if (found === undefined) return [];
    return [{ concept: found.concept, text: textIn(texts, textKey.option(question.id, id)), place: place === undefined ? undefined : textIn(texts, textKey.place(placesFrom(question), place)) }];
  };
  switch (value.kind) {
    case 'choice':
      return option(value.option);
    case 'several':
      return value.options.flatMap((id) => option(id));
    case 'board':
      return value.placed.flatMap(({ option: id, place }) => option(id, place));
    case 'scale':
      return [{ concept: undefined, text: textIn(texts, textKey.place(placesFrom(question), value.place)), place: undefined }];
    case 'weeks':
      return [{ concept: undefined, text: `${textIn(texts, textKey.weeks(question.id, 'unit'))}: ${value.weeks}`, place: undefined }];
    case 'words':
    case 'drawing':
    case 'sound':
    case 'photo':
    case 'not-sure':
    case 'skipped':
      return [];
  }
}

/**
 * The copy of a keep card in the words of a bundle, in the survey's order. A `private` question never
 * shows, even if a copy should hold one. Answers to questions that this version does not have are left out.
 */
export function saidOf(survey: Survey, texts: Texts, copy: Pick<KeepCopy, 'answers' | 'words'>): Said[] {
  const open = openQuestions(survey);
  return survey.pages.flatMap(questionsOf).flatMap((question): Said[] => {
    const answer = copy.answers.find((candidate) => candidate.question === question.id);
    if (answer === undefined || !open.has(question.id)) return [];
    const { value } = answer;
    // Words left out say nothing that their question's pictures do not say already.
    if (question.kind === 'words' && value.kind !== 'words') return [];
    return [
      {
        question: question.id,
        concept: question.concept,
        ask: textIn(texts, textKey.ask(question.id)),
        items: itemsOf(question, value, texts),
        words: value.kind === 'words' ? copy.words.find((entry) => entry.question === question.id) : undefined,
        made: isMade(value.kind) ? value.kind : undefined,
        rest: value.kind === 'skipped' || value.kind === 'not-sure' ? value.kind : undefined,
        chosenFor: !isOwnVoice(answer.voice),
      },
    ];
  });
}
