/**
 * How somebody presses, and what helps them read: kept in the profile as one line of words (`press-one step-2000`),
 * so that what a page must carry to know whether there is anything to load is one string. The style sheets read the
 * same line on `<html>` (`[data-aids~='spacing-wide']`).
 */

/** What there is to choose; the first of each is what most people have, and is not written down. */
export const aidChoices = {
  /** A finger or a mouse; one switch; two switches; the pointer that rests. */
  press: ['touch', 'one', 'two', 'dwell'],
  /** Milliseconds that the frame stays where it is. */
  step: ['1000', '500', '2000', '3000', '5000'],
  order: ['linear', 'rows'],
  /** How firm a press must be: `steady.ts` says what that means in time. */
  steady: ['usual', 'more', 'most'],
  /** Whether a long press does something of its own. */
  long: ['back', 'same'],
  /** Whether what is framed is said. */
  spoken: ['off', 'on'],
  /** Whether the person writes with a keyboard of their own; else fields to write in are passed over. */
  keyboard: ['off', 'on'],
  /** Milliseconds that the pointer rests before it presses. */
  wait: ['1000', '300', '600', '2000', '3000'],
  spacing: ['usual', 'wide', 'wider'],
  ruler: ['off', 'on'],
} as const;

export type AidName = keyof typeof aidChoices;
export type Aids = { [Name in AidName]: (typeof aidChoices)[Name][number] };

const names = Object.keys(aidChoices) as AidName[];

/** Reads the line of a profile. What is missing or not understood, as from an older version, is as usual. */
export function readAids(line: string): Aids {
  const said = new Set(line.split(' '));
  return Object.fromEntries(names.map((name) => [name, aidChoices[name].find((value) => said.has(`${name}-${value}`)) ?? aidChoices[name][0]])) as Aids;
}

/** The line for a profile: only what is not as usual. */
export const writeAids = (aids: Aids): string =>
  names.flatMap((name) => (aids[name] === aidChoices[name][0] ? [] : [`${name}-${aids[name]}`])).join(' ');
