import type { AnswerValue } from '#server/contracts/response.ts';
import type { Pack } from '#server/contracts/round.ts';
import { placesFrom, textKey } from '#server/contracts/text-keys.ts';
import type { Text } from '#app/i18n/text.tsx';
import { bundleText } from '#app/surveys/bundle-text.ts';
import type { PaperQuestion } from './on-paper.ts';

/** What somebody answered, in the booklet's words, a line each; and for what stands in no survey the words of this screen. */
export function saidIn({ question }: PaperQuestion, value: AnswerValue | undefined, pack: Pack, text: string | undefined, say: Text): string[] {
  const asked = bundleText(pack.bundle);
  const option = (id: string) => asked(textKey.option(question.id, id));
  if (value === undefined) return [say('said-nothing')];
  switch (value.kind) {
    case 'not-sure':
      return [say('not-sure-key')];
    case 'skipped':
      return [say('skipped-key')];
    case 'choice':
      return [option(value.option)];
    case 'several':
      return value.options.map(option);
    case 'scale':
      return [asked(textKey.place(placesFrom(question), value.place))];
    case 'board':
      return value.placed.map((placed) => `${option(placed.option)}: ${asked(textKey.place(placesFrom(question), placed.place))}`);
    case 'weeks':
      return [`${asked(textKey.weeks(question.id, 'unit'))}: ${value.weeks}`];
    case 'words':
      return [text ?? ''];
    case 'drawing':
    case 'photo':
    case 'sound':
      return [say('said-picture')];
  }
}
