/**
 * Which surveys go on from which, nearest first: they ask some of the same questions under the same ids, so what a keep
 * card holds of the one can be brought into the other.
 */
const followUps: Readonly<Record<string, readonly string[]>> = {
  'my-future': ['my-future-year-10', 'my-future-year-12'],
  'my-future-year-10': ['my-future-year-12'],
};

/** The surveys into which answers of this one can be brought: itself, then those that follow it. */
export const goesOnIn = (survey: string): readonly string[] => [survey, ...(followUps[survey] ?? [])];
