import { type Concept, mirrored, sheets } from './sheets.ts';
import './picture.css';

/** Concept → where its symbol is, made once from the short lists that `npm run symbols` writes. */
const places = new Map(
  sheets.flatMap(([file, concepts]) =>
    concepts.split(' ').map((entry) => {
      const [concept = '', id = concept] = entry.split('=');
      return [concept, `/symbols/${file}#${id}`] as const;
    }),
  ),
);
const turning = new Set(mirrored.split(' '));

/**
 * The picture of a concept. It stands beside words that say the same, so it is hidden from screen readers.
 * A survey may name a concept that has no symbol here: an empty frame is drawn, and the words stay.
 *
 * Literal names are checked by the compiler; concepts that come as data are plain strings.
 */
export function Picture<C extends string>({ concept }: { concept: string extends C ? C : C & Concept }) {
  const href = places.get(concept);
  return (
    <svg className={turning.has(concept) ? 'picture turns' : 'picture'} aria-hidden="true" focusable="false" viewBox="0 0 72 72">
      {href === undefined ? (
        <rect x="14" y="14" width="44" height="44" rx="8" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="4 6" strokeLinecap="round" />
      ) : (
        <use href={href} />
      )}
    </svg>
  );
}
