import * as z from 'zod/mini';

/**
 * The number on every page of a paper booklet: six letters and digits, which staff type in. It says which booklet of which
 * batch it is, and carries a check character; the booklet's one-time code, which no number tells, is known to the server.
 * Letters are those of Crockford's base 32 (no I, L, O or U): so none is mistaken when it is read aloud.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const digits = 6;
/** How many batches an area can number, and booklets a batch: three and two characters. */
export const mostNumbered = { batches: 32 ** 3, booklets: 32 ** 2 } as const;

/** So that a row of noughts is no number. */
const offset = 7;

/** One step on in the field of 32 elements (x⁵ + x² + 1): the powers of its generator are all different for 31 steps. */
const step = (value: number): number => ((value << 1) & 31) ^ (value & 16 ? 5 : 0);

/**
 * The sum that is nought for a right number. Each place has a weight of its own, so one wrong character, or two that
 * changed places, never go unnoticed.
 */
function sumOf(values: readonly number[]): number {
  let sum = offset;
  for (const [place, value] of values.entries()) {
    let weighted = value;
    for (let times = 0; times < place; times += 1) weighted = step(weighted);
    sum ^= weighted;
  }
  return sum;
}

/** Which booklet: the number of its batch in the area, and its own in the batch, both from nought. */
export interface NumberedBooklet {
  batch: number;
  booklet: number;
}

/** The number as it is printed. @throws {RangeError} where there are not so many. */
export function bookletNumber({ batch, booklet }: NumberedBooklet): string {
  if (!(batch >= 0 && batch < mostNumbered.batches && booklet >= 0 && booklet < mostNumbered.booklets)) throw new RangeError('No booklet has such a number.');
  const said = [batch >> 10, (batch >> 5) & 31, batch & 31, booklet >> 5, booklet & 31];
  // The check stands last: of the 32 characters one makes the sum nought.
  const check = alphabet.split('').findIndex((_, value) => sumOf([...said, value]) === 0);
  return [...said, check].map((value) => alphabet[value] ?? '').join('');
}

/** What was typed in the letters of a number or code: in whatever case and spacing, O for 0 and I or L for 1. */
export const tidied = (typed: string): string => typed.toUpperCase().replace(/[\s.·–-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');

/** The booklet that a number names; `undefined` where it is none, as most slips of a finger make it. */
export function readBookletNumber(typed: string): NumberedBooklet | undefined {
  const values = tidied(typed).split('').map((letter) => alphabet.indexOf(letter));
  if (values.length !== digits || values.includes(-1) || sumOf(values) !== 0) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = values;
  return { batch: (a << 10) | (b << 5) | c, booklet: (d << 5) | e };
}

/** A number as it travels. */
export const BookletNumber = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{6}$/), z.refine((number) => readBookletNumber(number) !== undefined));

/** In two groups, as it is printed and read out. */
export const spacedNumber = (number: string): string => `${number.slice(0, 3)} ${number.slice(3)}`;
