import type { BatchListed, RoundListed } from '#server/contracts/rounds-kept.ts';
import { languageOf } from '#server/contracts/languages.ts';
import { useText, useTexts } from '#app/i18n/text.tsx';

/** The name of a language in itself. */
export const languageName = (tag: string): string => languageOf(tag)?.name ?? tag;

/** Which picture stands for how a round is. */
export const statePictures: Readonly<Record<RoundListed['state'], string>> = {
  planned: 'later',
  open: 'yes',
  'closing-soon': 'more-time',
  closed: 'no',
  paused: 'stop',
  purged: 'delete',
};

/** Says in words whom a batch of cards is for. */
export function useBatchName(): (batch: BatchListed) => string {
  const cards = useText('cards');
  const say = useText('rounds');
  const { has } = useTexts();
  return ({ setting, year, stage, need }) =>
    [
      setting?.name ?? say('batch-of-area'),
      year === undefined ? undefined : cards('year', { year }),
      stage === undefined ? undefined : cards(`stage-${stage}`),
      need === undefined || !has('cards', `need-${need}`) ? need : cards(`need-${need}`),
    ]
      .filter((part) => part !== undefined)
      .join(' · ');
}
