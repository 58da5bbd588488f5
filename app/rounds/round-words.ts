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

/** Says in words whom a batch of cards is for: at which place and in which year (`where`), and whom of these (`whom`; empty: all). */
export function useBatchWords(): (batch: BatchListed) => { where: string; whom: string } {
  const cards = useText('cards');
  const say = useText('rounds');
  const { has } = useTexts();
  const joined = (...parts: readonly (string | undefined)[]) => parts.filter((part) => part !== undefined).join(' · ');
  return ({ setting, year, stage, need }) => ({
    where: joined(setting?.name ?? say('batch-of-area'), year === undefined ? undefined : cards('year', { year })),
    whom: joined(stage === undefined ? undefined : cards(`stage-${stage}`), need === undefined || !has('cards', `need-${need}`) ? need : cards(`need-${need}`)),
  });
}
