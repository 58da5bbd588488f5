import { moreSheets } from './more-sheets.ts';
import { Placed } from './Placed.tsx';
import { placesIn } from './places.ts';

const places = placesIn(moreSheets);

/** A picture that only some surveys show; an empty frame where nobody has drawn it. */
export default function MorePicture({ concept, turns }: { concept: string; turns: boolean }) {
  const href = places.get(concept);
  return href === undefined ? (
    <svg className="picture" aria-hidden="true" focusable="false" viewBox="0 0 72 72">
      <rect x="14" y="14" width="44" height="44" rx="8" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="4 6" strokeLinecap="round" />
    </svg>
  ) : (
    <Placed href={href} turns={turns} />
  );
}
