import type { Bundle } from '#server/contracts/bundle.ts';
import { openQuestions } from '#server/contracts/keep-rules.ts';
import type { Plan, PlanItem, PlanSaid } from '#server/contracts/plan.ts';
import { isMade, isOwnVoice } from '#server/contracts/choices.ts';
import type { Answer, AnswerValue, OwnWords } from '#server/contracts/response.ts';
import type { Question, Survey } from '#server/contracts/survey.ts';
import { textKey } from '#server/contracts/text-keys.ts';
import { optionsOf, questionsOf } from '#server/contracts/walk.ts';
import { ownPictureKey } from '#app/store/own-picture-key.ts';
import { planLayoutOf, type PlanPlace } from './plan-layout.ts';

type Texts = Pick<Bundle, 'language' | 'strings'>;
/** What was written, by question, as a draft holds it. */
type Written = Readonly<Record<string, Pick<OwnWords, 'text' | 'language'> | undefined>>;

/** The options of an answer that are hopes: what was chosen, and of a board what was placed on top. */
function chosen(value: AnswerValue): readonly string[] {
  switch (value.kind) {
    case 'choice':
      return [value.option];
    case 'several':
      return value.options;
    case 'board':
      return value.placed.flatMap(({ option, place }) => (place === 'well' ? [option] : []));
    case 'scale':
    case 'words':
    case 'drawing':
    case 'sound':
    case 'photo':
    case 'weeks':
    case 'not-sure':
    case 'skipped':
      return [];
  }
}

function itemsOf(question: Question, value: AnswerValue, texts: Texts, english: Texts | undefined, mine: ReadonlySet<string>): PlanItem[] {
  return chosen(value).flatMap((id) => {
    const option = optionsOf(question).find((candidate) => candidate.id === id);
    const key = textKey.option(question.id, id);
    const text = texts.strings[key]?.text;
    if (option === undefined || text === undefined) return [];
    const beside = english?.strings[key]?.text;
    return [{ concept: option.concept, text, ...(beside === undefined ? {} : { english: beside }), ...(mine.has(ownPictureKey(question.id, id)) ? { own: id } : {}) }];
  });
}

/**
 * My plan from finished answers: aspirations first, in the order of the layout. Left out are answers to
 * `private` questions, whatever the layout says, and kindly all that was skipped or not sure.
 *
 * @param words what was written; words whose answer is missing or not of words are ignored.
 * @param options.english the English bundle, for the English beside; ignored where the plan is in English already.
 * @param options.mine what of the person's own lies beside the plan: by question what was made, by `ownPictureKey` what stands in place
 * of a symbol. Without it neither is in the plan.
 * @param options.layout only for surveys whose layout is not in `plan-layout.ts`.
 */
export function planOf(
  survey: Survey,
  bundle: Texts,
  answers: readonly Answer[],
  words: Written,
  options: { english?: Texts | undefined; layout?: readonly PlanPlace[] | undefined; mine?: ReadonlySet<string> } = {},
): Plan {
  const { layout = planLayoutOf(survey), mine = new Set() } = options;
  const english = isEnglish(bundle.language) ? undefined : options.english;
  const open = openQuestions(survey);
  const questions = new Map(survey.pages.flatMap(questionsOf).map((question) => [question.id, question]));
  const answered = new Map(answers.map((answer) => [answer.question, answer]));

  const saidTo = (id: string): PlanSaid[] => {
    const question = questions.get(id);
    const answer = answered.get(id);
    if (question === undefined || answer === undefined || !open.has(id)) return [];
    const items = itemsOf(question, answer.value, bundle, english, mine);
    const written = answer.value.kind === 'words' ? words[id] : undefined;
    const made = isMade(answer.value.kind) && mine.has(id) ? answer.value.kind : undefined;
    if (made === undefined && items.length === 0 && (written === undefined || written.text.trim() === '')) return [];
    return [
      {
        question: id,
        chosenFor: !isOwnVoice(answer.voice),
        items,
        ...(written === undefined ? {} : { words: { text: written.text, language: written.language } }),
        ...(made === undefined ? {} : { made }),
      },
    ];
  };

  const entries = layout.flatMap(({ id, part, questions: first, otherwise = [] }) => {
    const said = first.flatMap(saidTo);
    const shown = said.length > 0 ? said : otherwise.flatMap(saidTo);
    return shown.length === 0 ? [] : [{ id, part, said: shown }];
  });
  return { format: 1, survey: { id: survey.id, version: survey.version }, language: bundle.language, entries };
}

/** Whether a language is a variety of English, so that no English is needed beside it. */
export const isEnglish = (language: string): boolean => language === 'en' || language.startsWith('en-');

/** Whether every picture of the plan has English words to stand beside its own. */
export function hasEnglishBeside(plan: Plan): boolean {
  const items = plan.entries.flatMap((entry) => entry.said).flatMap((said) => said.items);
  return items.length > 0 && items.every((item) => item.english !== undefined);
}
