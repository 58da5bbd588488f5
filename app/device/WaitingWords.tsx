import { useText } from '#app/i18n/text.tsx';
import { waitedFor } from '#app/store/outbox-tally.ts';
import type { TallyNow } from './use-tally.ts';

/** How many people's answers wait, and since when. */
export function WaitingWords({ tally }: { tally: TallyNow }) {
  const text = useText('device');
  if (tally.waiting === 0) return text('wait-none');
  const age = waitedFor(tally.oldest, tally.now);
  const since = age.kind === 'unknown' ? text('oldest-unknown') : age.count === 0 ? text('oldest-now') : text(`oldest-${age.kind}`, { count: age.count });
  return `${text('wait', { count: tally.waiting })} ${since}`;
}
