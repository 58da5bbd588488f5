import { lazy, Suspense } from 'react';
import { type Concept, mirrored, sheets } from './sheets.ts';
import { Placed } from './Placed.tsx';
import { placesIn } from './places.ts';
import './picture.css';

/** Concept → where its symbol is, made once from the short lists that `npm run symbols` writes. */
const places = placesIn(sheets);
const turning = new Set(mirrored.split(' '));

/** The room of a picture that is not there yet, or cannot be fetched. */
const Room = () => <svg className="picture" aria-hidden="true" />;

/** The pictures of surveys that fewer people meet, told apart so that nobody else fetches their names. Without them the words stay. */
const MorePicture = lazy(() => import('./MorePicture.tsx').catch(() => ({ default: Room })));

/**
 * The picture of a concept. It stands beside words that say the same, so it is hidden from screen readers.
 * A survey may name a concept that has no symbol here: an empty frame is drawn, and the words stay.
 *
 * Literal names are checked by the compiler; concepts that come as data are plain strings.
 */
export function Picture<C extends string>({ concept }: { concept: string extends C ? C : C & Concept }) {
  const href = places.get(concept);
  return href === undefined ? (
    <Suspense fallback={<Room />}>
      <MorePicture concept={concept} turns={turning.has(concept)} />
    </Suspense>
  ) : (
    <Placed href={href} turns={turning.has(concept)} />
  );
}
