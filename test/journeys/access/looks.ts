import { symbolChoices, themes } from '#app/access/profile.ts';
import { languages } from '#server/contracts/languages.ts';
import { combinations, pairwise, type Row } from '#test/helpers/pairwise.ts';

/** What a screen may look like; text sizes by their ends. Movement is looked at apart. */
const sizes = [100, 200] as const;
const factors = { language: languages.map(({ tag }) => tag), theme: themes, size: sizes, symbols: symbolChoices } as const;
export type Look = Omit<Row<typeof factors>, 'language'>;

/** `npm run access:full` looks at every screen in every look; `npm test` in as many as let each two choices meet. */
export const full = process.env['ACCESS'] === 'full';
/** Milliseconds in which a tour must have come to its end. */
export const tourTime = full ? 6 * 3_600_000 : 600_000;
const rows = (full ? combinations(factors) : pairwise(factors)).toSorted((one, other) => themes.indexOf(one.theme) - themes.indexOf(other.theme));

/** Every look there is. */
export const allLooks: readonly Look[] = combinations({ theme: themes, size: sizes, symbols: symbolChoices } as const);

/** The looks that a screen must be seen in, in one language. */
export const looksIn = (language: string): Look[] => rows.filter((row) => row.language === language).map(({ theme, size, symbols }) => ({ theme, size, symbols }));

const turned = <T>(known: readonly T[], value: T, by: number): T => known[(known.indexOf(value) + by) % known.length] ?? value;

/**
 * The look of the state of a screen that is looked at in this turn, where it has more states than looks. In four turns
 * it was seen in all looks, and each language begins with another. After that, sizes and symbols meet other themes.
 */
export function lookAt(language: string, turn: number): Look {
  const looks = looksIn(language);
  const start = languages.findIndex(({ tag }) => tag === language);
  const { theme, size, symbols } = looks[(turn + start) % looks.length] ?? usualLook;
  const round = Math.floor(turn / looks.length);
  return { theme, size: turned(sizes, size, round), symbols: turned(symbolChoices, symbols, round) };
}

/** The same in big letters where it was small, and the other way round. */
export const otherSize = ({ size, ...look }: Look): Look => ({ ...look, size: turned(sizes, size, 1) });

/** The usual look, in which a page opens. */
export const usualLook: Look = { theme: 'calm', size: 100, symbols: 'on' };
