import { languages } from '#server/contracts/languages.ts';

/** Languages by their own names, in one line. */
export const spokenNames = (tags: readonly string[]): string =>
  languages
    .filter(({ tag }) => tags.includes(tag))
    .map(({ name }) => `\u2068${name}\u2069`)
    .join(', ');
