/** A value of each factor. */
export type Row<Factors> = { [Name in keyof Factors]: Factors[Name] extends readonly (infer Level)[] ? Level : never };

/**
 * Rows in which every two values of two different factors meet at least once: far fewer than all combinations,
 * and enough for a fault that comes of two things together. The same factors always give the same rows.
 * Rows are taken one after another, each the one with the most pairs that have not met yet.
 */
export function pairwise<const Factors extends Readonly<Record<string, readonly (string | number)[]>>>(factors: Factors): Row<Factors>[] {
  const every = combinations(factors);
  const waiting = new Set(every.flatMap(pairsOf));
  const rows: Row<Factors>[] = [];
  while (waiting.size > 0) {
    let best: Row<Factors> | undefined;
    let most = 0;
    for (const row of every) {
      const met = pairsOf(row).filter((pair) => waiting.has(pair)).length;
      if (met > most) [best, most] = [row, met];
    }
    if (best === undefined) throw new Error('A pair is in no row.');
    rows.push(best);
    for (const pair of pairsOf(best)) waiting.delete(pair);
  }
  return rows;
}

/** Every combination of a value of each factor. */
export function combinations<const Factors extends Readonly<Record<string, readonly (string | number)[]>>>(factors: Factors): Row<Factors>[] {
  let rows: Record<string, string | number>[] = [{}];
  for (const [name, levels] of Object.entries(factors)) rows = rows.flatMap((row) => levels.map((level) => ({ ...row, [name]: level })));
  return rows as Row<Factors>[];
}

/** The pairs of values that meet in a row. */
export function pairsOf(row: Readonly<Record<string, unknown>>): string[] {
  const values = Object.entries(row).map(([name, value]) => `${name}=${String(value)}`);
  return values.flatMap((one, index) => values.slice(index + 1).map((other) => `${one} ${other}`));
}
