import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answeringNamespaces, otherNamespaces } from '#app/i18n/namespaces.ts';
import { staffNamespaces } from '#app/i18n/staff-namespaces.ts';
import { languages, type Language } from '#server/contracts/languages.ts';
import { ProblemCode } from '#server/contracts/problem.ts';
import { localesFolder, namespacesOf, provenanceOf, textsOf } from '#server/library/locales.ts';
import { sourceLanguage, updatedProvenance, type ProvenanceEntry } from '#server/library/provenance.ts';
import { read } from './sources.ts';

const placeholdersOf = (text: string): string[] => [...new Set(text.match(/\{\{[^}]*\}\}/g) ?? [])].sort();
const pluralSuffix = /_(zero|one|two|few|many|other)$/;
const baseOf = (key: string): string => key.replace(pluralSuffix, '');
const textsIn = (language: string) => namespacesOf(localesFolder, language).map((namespace) => ({ namespace, texts: textsOf(localesFolder, language, namespace) }));

/**
 * Surveys come to a translated language one by one, each whole; until then their bundles in it have English words, marked
 * as such (`bundleOf`). What the app itself says, and the first survey, every language has.
 */
const everywhere: readonly string[] = [...answeringNamespaces, ...otherNamespaces, ...staffNamespaces, 'my-future'];
const mayComeLater = (language: string, namespace: string): boolean => !language.startsWith(sourceLanguage) && !everywhere.includes(namespace);

/** The plural forms a language needs. `Intl` answers in English, in silence, for a tag it does not know; this fails instead. */
function pluralForms(tag: string): string[] {
  const spoken = tag.split('-')[0] ?? tag;
  expect(Intl.PluralRules.supportedLocalesOf([spoken]), `Intl knows no plural rules for ${spoken}`).toEqual([spoken]);
  return new Intl.PluralRules(spoken).resolvedOptions().pluralCategories;
}

test('every language spoken has a folder, and every folder a language', () => {
  const folders = readdirSync(localesFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'notes').map(({ name }) => name);
  expect(folders.sort()).toEqual(languages.map(({ tag }) => tag).sort());
});

test('every language falls back, in steps that end, on one that is whole', () => {
  for (const { tag, fallback } of languages) {
    expect(fallback, tag).toBe(tag === sourceLanguage ? null : sourceLanguage);
  }
});

test('every problem code says what happened and what to do next', () => {
  for (const { tag } of languages) {
    expect(Object.keys(textsOf(localesFolder, tag, 'problems')).sort(), tag).toEqual([...ProblemCode.options].sort());
  }
});

describe.each(languages)('the texts in $tag', ({ tag }) => {
  const forms = pluralForms(tag);

  test('have the same files as English, but for surveys that are still to come to the language', () => {
    const [english, there] = [sourceLanguage, tag].map((language) => namespacesOf(localesFolder, language));
    expect(english).toEqual(expect.arrayContaining(there ?? []));
    expect(there).toEqual(expect.arrayContaining((english ?? []).filter((namespace) => !mayComeLater(tag, namespace))));
  });

  const there = namespacesOf(localesFolder, tag);
  test.each(textsIn(sourceLanguage).filter(({ namespace }) => there.includes(namespace) || !mayComeLater(tag, namespace)))('$namespace: the same keys as English, with every plural form of the language', ({ namespace, texts: english }) => {
    const counted = new Set(Object.keys(english).filter((key) => pluralSuffix.test(key)).map(baseOf));
    const wanted = [...new Set(Object.keys(english).map(baseOf))].flatMap((base) => (counted.has(base) ? forms.map((form) => `${base}_${form}`) : [base]));
    expect(Object.keys(textsOf(localesFolder, tag, namespace)).sort()).toEqual(wanted.sort());
  });

  test.each(textsIn(tag))('$namespace: no empty text, no stray space, the placeholders of English', ({ namespace, texts }) => {
    const english = textsOf(localesFolder, sourceLanguage, namespace);
    for (const [key, text] of Object.entries(texts)) {
      expect(text, key).toBe(text.trim());
      expect(text, key).not.toBe('');
      const source = english[key] ?? english[`${baseOf(key)}_other`] ?? '';
      expect(placeholdersOf(text), `${namespace}:${key}`).toEqual(placeholdersOf(source));
    }
  });
});

describe.each(languages.filter(({ tag }) => tag !== sourceLanguage))('the translations into $tag', ({ tag }) => {
  test('have a record each, made from the English of today (else: npm run locales)', () => {
    const record = provenanceOf(localesFolder, tag);
    for (const { namespace, texts } of textsIn(tag)) {
      const english = textsOf(localesFolder, sourceLanguage, namespace);
      expect(record[namespace], namespace).toEqual(updatedProvenance(english, texts, record[namespace] ?? {}));
    }
  });

  test('are checked only by somebody, on a day', () => {
    const claims = Object.values(provenanceOf(localesFolder, tag)).flatMap((entries) => Object.values(entries));
    const signed = ({ by }: ProvenanceEntry) => by !== undefined && by.role !== '' && /^\d{4}-\d{2}-\d{2}$/.test(by.day);
    expect(claims.filter((entry) => (entry.state === 'checked') !== signed(entry))).toEqual([]);
  });
});

/** The letters that a language's texts are written in, by its script. */
const letters: Readonly<Record<Language['script'], RegExp>> = { latin: /\p{Script=Latin}/u, 'latin-ext': /\p{Script=Latin}/u, nastaliq: /\p{Script=Arabic}/u, arabic: /\p{Script=Arabic}/u, gurmukhi: /\p{Script=Gurmukhi}/u };

test.each(languages)('$tag is written in its own letters', ({ tag, script }) => {
  // A name stays as it is written.
  const named = ['app', 'sample'];
  for (const { namespace, texts } of textsIn(tag)) {
    const foreign = Object.entries(texts).filter(([key, text]) => /\p{L}/u.test(text.replace(/\{\{[^}]*\}\}/g, '')) && !letters[script].test(text) && !named.includes(key));
    expect(foreign, namespace).toEqual([]);
  }
});

test('the lines of every script are as high as its letters', () => {
  const tokens = read('app/ui/tokens.css');
  expect(languages.filter(({ script }) => !script.startsWith('latin') && !tokens.includes(`[data-script='${script}']`))).toEqual([]);
});
