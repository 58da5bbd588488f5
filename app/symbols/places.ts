/** What the id of a symbol begins with that stands in the page itself (`pictures-inside.ts`). */
export const mark = 'picture-';

/** The first page brings its own pictures: where the app takes over, nothing flickers. */
const inside = new Set(Array.from(globalThis.document?.querySelectorAll('symbol') ?? [], ({ id }) => id));

/** Concept → address of its symbol, from the lists of `sheets.ts` and `more-sheets.ts`. */
export const placesIn = (sheets: readonly (readonly [file: string, concepts: string])[]): ReadonlyMap<string, string> =>
  new Map(
    sheets.flatMap(([file, concepts]) =>
      concepts.split(' ').map((entry) => {
        const [concept = '', id = concept] = entry.split('=');
        return [concept, inside.has(mark + id) ? `#${mark}${id}` : `/symbols/${file}#${id}`] as const;
      }),
    ),
  );
