import { answeringNamespaces, type Namespace, type Resources } from './namespaces.ts';
import { createTexts, type Texts } from './text.tsx';

/**
 * Two files per language, so that nobody loads a word of a language they do not read, and nobody who answers the words
 * of other screens. `server/library/words-together.ts` makes them out of the features' files, whichever one is named.
 */
const answering = import.meta.glob<Resources>('/locales/*/ui.json', { query: '?words', import: 'default' });
const others = import.meta.glob<Resources>('/locales/*/home.json', { query: '?more-words', import: 'default' });

const isAnswering = (namespace: string): boolean => answeringNamespaces.some((each) => each === namespace);

/**
 * The texts of some features in a language. No other language is fetched to fill gaps: `test/rules/locales.test.ts`
 * lets no language through that lacks a text. Rejects where a file cannot be fetched.
 */
export async function loadTexts(language: string, wanted: readonly Namespace[]): Promise<Texts> {
  const parts = await Promise.all([
    wanted.some(isAnswering) ? answering[`/locales/${language}/ui.json`]?.() : {},
    wanted.every(isAnswering) ? {} : others[`/locales/${language}/home.json`]?.(),
  ]);
  return createTexts(language, Object.assign({}, ...parts));
}
