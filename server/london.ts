const london = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The calendar day in Europe/London of an instant, `2026-11-21`. Rounds open and close, and answers arrive, on such days. */
export function dayInLondon(instant: Date): string {
  const parts = new Map(london.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}
