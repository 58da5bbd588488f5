/** Concept → address of its symbol, from the lists of `sheets.ts` and `more-sheets.ts`. */
export const placesIn = (sheets: readonly (readonly [file: string, concepts: string])[]): ReadonlyMap<string, string> =>
  new Map(
    sheets.flatMap(([file, concepts]) =>
      concepts.split(' ').map((entry) => {
        const [concept = '', id = concept] = entry.split('=');
        return [concept, `/symbols/${file}#${id}`] as const;
      }),
    ),
  );
