import type { Namespace, Resources, Strings } from './namespaces.ts';
import { fallbacksOf } from './format.ts';
import { createTexts, type Texts } from './text.tsx';

/** One chunk per language and feature, so that nobody loads a word of a language they do not read. */
const files = import.meta.glob<Strings>('/locales/*/{ui,access,surveys,checkins,replies,themes,symbols,home,help,cards,problems}.json', { import: 'default' });

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

/** Whether each text of `from` is there in `strings`, in any plural form. */
function complete(strings: Strings, from: Strings): boolean {
  const base = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
  const has = new Set(Object.keys(strings).map(base));
  return Object.keys(from).every((key) => has.has(base(key)));
}

/**
 * The texts of some features in a language. What a language lacks comes from its fallback,
 * under the fallback's own plural rules. Rejects where a chunk cannot be fetched.
 */
export async function loadTexts(language: string, wanted: readonly Namespace[]): Promise<Texts> {
  const [fallback] = fallbacksOf(language);
  const nothing: Resources = {};
  const [own, other] = await Promise.all([resourcesOf(language, wanted), fallback === undefined ? nothing : resourcesOf(fallback, wanted)]);
  if (fallback === undefined || wanted.every((namespace) => complete(own[namespace] ?? {}, other[namespace] ?? {}))) return createTexts(language, own);
  return createTexts(language, own, { language: fallback, resources: other });
}
