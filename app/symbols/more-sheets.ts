// Made by `npm run symbols` from concepts.json; change that, never this.

/** Each sheet in `public/symbols` that only somebody who answers its survey meets. */
export const moreSheets: readonly (readonly [file: string, concepts: string])[] = [
];
