import type { Figure, Release } from '#server/contracts/release.ts';
import { formatPercent } from '#app/i18n/format.ts';
import type { Text } from '#app/i18n/text.tsx';

/** A figure as the page says it, beside the length of its bar. */
export interface SaidFigure {
  /** From 0 to 1; `null` where it is not shown. */
  share: number | null;
  words: string;
  /** For the table: the number, or nothing where there is none. */
  people: number | null;
  percent: string | null;
}

/** Percentages are whole, and of rounded figures: more would say more than is known. */
export function sayFigure(figure: Figure, base: Figure, rules: Release['rules'], language: string, text: Text): SaidFigure {
  if (figure.kind === 'hidden') return { share: null, words: text(`why.${figure.why}`, { most: rules.hiddenUpTo }), people: null, percent: null };
  if (base.kind === 'hidden' || base.value === 0) return { share: null, words: text('why.guards'), people: null, percent: null };
  const share = Math.min(1, figure.value / base.value);
  const percent = formatPercent(language, share);
  return { share, words: text('figure', { percent, value: figure.value, people: base.value }), people: figure.value, percent };
}
