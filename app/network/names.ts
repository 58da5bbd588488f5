import { languages } from '#server/contracts/languages.ts';
import { isolated } from '#app/i18n/format.ts';

/** Languages by their own names, in one line. */
export const spokenNames = (tags: readonly string[]): string =>
  languages
    .filter(({ tag }) => tags.includes(tag))
    .map(({ name }) => isolated(name))
    .join(', ');
