import type { Release } from '#server/contracts/release.ts';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { figuresOf, useNames } from './names.ts';
import { Tables } from './Tables.tsx';
import './results.css';

/** A release of everybody together, and of nobody apart: what groups said of a live issue. */
export function Together({ release }: { release: Release }) {
  const text = useText('themes');
  const { tag } = useLanguage();
  const names = useNames(release);
  const figures = figuresOf(release, 'own', 'all');
  return (
    <>
      <p className="hint">{text('release', { number: release.number, day: formatDay(tag, release.madeOn) })}</p>
      {release.simulated === 'none' ? null : <p className="hint">{text(`simulated-${release.simulated}`)}</p>}
      {figures === undefined ? null : <Tables release={release} names={names} figures={figures} onShowAll={() => undefined} />}
    </>
  );
}
