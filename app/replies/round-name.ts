import { textKey } from '#server/contracts/text-keys.ts';
import { formatDay, isolated } from '#app/i18n/format.ts';
import type { KeptSet } from './keep-card-holder.ts';

/** Apart from what stands beside it, whichever way that is written. */
/** The place and the years. */
function usualName({ pack, copy }: KeptSet): string {
  if (pack === undefined) return copy.round;
  const years = [...new Set([pack.round.opensOn, pack.round.closesOn].map((day) => day.slice(0, 4)))];
  return `${pack.round.partnership.name} ${isolated(years.join('–'))}`;
}

/**
 * The round that a set belongs to, as people know it: the place and the years. Where others under the same card are of
 * the same place and years, what is asked comes with it, and the day it began where that too is the same.
 */
export function roundName(set: KeptSet, sets: readonly KeptSet[], language: string): string {
  const name = usualName(set);
  const alike = sets.filter((other) => other !== set && usualName(other) === name);
  const { pack } = set;
  if (pack === undefined || alike.length === 0) return name;
  const welcome = pack.survey.pages.find(({ kind }) => kind === 'welcome');
  const title = welcome === undefined || !('id' in welcome) ? undefined : pack.bundle.strings[textKey.pageTitle(welcome.id)]?.text;
  const again = alike.some((other) => other.pack?.survey.id === pack.survey.id);
  return [name, ...(title === undefined ? [] : [isolated(title)]), ...(again ? [isolated(formatDay(language, pack.round.opensOn))] : [])].join(' · ');
}
