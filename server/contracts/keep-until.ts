/** Years for which a copy is kept where the school year is not known: the youngest who are asked are thirteen. */
const yearsOtherwise = 12;

/**
 * The last day a keep card's copy is kept: until its holder is 25 (the age to which an EHC plan can last: Children and
 * Families Act 2014, section 46). Nobody's birthday is known, so it is the latest that it can be: who is in school year N
 * turns N + 5 by the 31 August that ends it, so the youngest of the year turn 25 by the 31 August 20 − N years after that.
 * Without a school year: twelve years after the answers came.
 * @param receivedOn day, Europe/London.
 * @param year school year, 0 (Reception) to 15 ("after that": taken as the youngest that it may be).
 */
export function keepUntil(receivedOn: string, year: number | undefined): string {
  const [calendarYear = 0, month = 0] = receivedOn.split('-').map(Number);
  // 29 February need not exist: a day later is late enough.
  if (year === undefined) return `${calendarYear + yearsOtherwise}${receivedOn.slice(4).replace('-02-29', '-03-01')}`;
  const schoolYearEnds = month >= 9 ? calendarYear + 1 : calendarYear;
  return `${schoolYearEnds + 20 - year}-08-31`;
}
