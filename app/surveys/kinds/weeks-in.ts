/** The digits of Arabic and of Urdu, Persian and Sorani stand for the same numbers; keyboards write the one or the other. */
const latin = (written: string): string => written.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16));

/** The whole number of weeks that somebody wrote, in the digits of their language; `undefined` where it is none, or more than `most`. */
export function weeksIn(written: string, most: number): number | undefined {
  const plain = latin(written.trim());
  if (!/^\d{1,4}$/.test(plain)) return undefined;
  const weeks = Number(plain);
  return weeks <= most ? weeks : undefined;
}
