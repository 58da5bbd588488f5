import type { EntryContent } from './session-entry.ts';

/** An entry as far as its place among others goes. Those that were not sent yet have no number and come last, in the order in which they were said. */
interface Placed {
  id: string;
  content: EntryContent;
  replaces: readonly string[];
  number?: number | undefined;
}

const placeOf = ({ number }: Placed): number => number ?? Infinity;

/**
 * What stands of all that was said about a session, by kind, the earliest first: the entries that no other took the place
 * of. Two who change the same thing without knowing of each other both stay, since neither says to take the other's place.
 */
export function heads<E extends Placed>(entries: readonly E[], kind: EntryContent['kind']): E[] {
  const ofKind = entries.filter(({ content }) => content.kind === kind);
  const gone = new Set(ofKind.flatMap(({ replaces }) => replaces));
  // The sort is stable: what has no number yet stays in the order in which it was said.
  return ofKind.filter(({ id }) => !gone.has(id)).toSorted((a, b) => (placeOf(a) === placeOf(b) ? 0 : placeOf(a) - placeOf(b)));
}

/**
 * The rule for what there can be only one of, a plan and the numbers reached: the one that arrived last is shown, and the
 * others beside it, until somebody says which is right. (Of notes all stand.)
 */
export function shownAndBeside<E extends Placed>(entries: readonly E[], kind: 'plan' | 'reach'): { shown: E | undefined; beside: E[] } {
  const standing = heads(entries, kind);
  return { shown: standing.at(-1), beside: standing.slice(0, -1).toReversed() };
}
