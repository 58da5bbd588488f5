import type { Namespace, Resources, Strings } from './namespaces.ts';
import { createTexts, type Texts } from './text.tsx';

/** One chunk per language and feature, so that nobody loads a word of a language they do not read. */
const files = import.meta.glob<Strings>('/locales/*/{ui,access,surveys,checkins,replies,keepcard,keepsheet,themes,symbols,home,help,cards,device,sessions,problems}.json', { import: 'default' });

async function resourcesOf(language: string, wanted: readonly Namespace[]): Promise<Resources> {
  const entries = await Promise.all(
    wanted.map(async (namespace) => {
      const load = files[`/locales/${language}/${namespace}.json`];
      return [namespace, load === undefined ? {} : await load()] as const;
    }),
  );
  const resources: Partial<Record<Namespace, Strings>> = {};
  for (const [namespace, strings] of entries) resources[namespace] = strings;
  return resources;
}

/**
 * The texts of some features in a language. No other language is fetched to fill gaps: `test/rules/locales.test.ts`
 * lets no language through that lacks a text. Rejects where a chunk cannot be fetched.
 */
export async function loadTexts(language: string, wanted: readonly Namespace[]): Promise<Texts> {
  return createTexts(language, await resourcesOf(language, wanted));
}
