import { languageOf } from '#server/contracts/languages.ts';

/**
 * What an element says about the language of its words: to ears its tag, to the eye their direction, and whose letters
 * they are, which decides the height of the lines. A language that is none of ours finds its own direction.
 */
export function spoken(tag: string) {
  const language = languageOf(tag);
  return { lang: tag, dir: language?.direction ?? 'auto', 'data-script': language?.script };
}
