import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { createInstance } from 'i18next';
import { languageOf, type Language } from '#server/contracts/languages.ts';
import { intlTag } from './format.ts';
import type { Namespace, Resources } from './namespaces.ts';

export type Params = Readonly<Record<string, string | number>>;
export type Text = (key: string, params?: Params) => string;

/** Every loaded word of the product in one language. */
export interface Texts {
  language: Language;
  text: (namespace: Namespace, key: string, params?: Params) => string;
  has: (namespace: Namespace, key: string) => boolean;
}

/**
 * Makes texts from what is given, at once, so that a page can be rendered on the server.
 * `count` in the parameters chooses the plural form of the language.
 * A number among the parameters is written as the language writes numbers.
 *
 * Throws for a language that the product does not speak. A key that is nowhere is shown as itself, and reported.
 */
export function createTexts(language: string, resources: Resources): Texts {
  const spoken = languageOf(language);
  if (spoken === undefined) throw new RangeError(`the product does not speak ${language}`);
  const tag = intlTag(language);
  const numbers = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  const i18n = createInstance();
  void i18n.init({
    lng: tag,
    fallbackLng: false,
    load: 'currentOnly',
    initAsync: false,
    resources: { [tag]: resources },
    keySeparator: false,
    nsSeparator: false,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
  const written = (params: Params) =>
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? numbers.format(value) : value]));
  return {
    language: spoken,
    text: (namespace, key, params = {}) => {
      if (!i18n.exists(key, { ns: namespace, ...params })) report(new Error(`no text ${namespace}:${key} in ${language}`));
      return i18n.t(key, { ns: namespace, ...params, replace: written(params) });
    },
    has: (namespace, key) => i18n.exists(key, { ns: namespace }),
  };
}

/** A text that is nowhere is a fault of ours. In a browser the page goes on, with the key, and the fault is told like any uncaught one. */
function report(fault: Error): void {
  if (!('reportError' in globalThis)) throw fault;
  globalThis.reportError(fault);
}

const TextsContext = createContext<Texts | undefined>(undefined);

export function TextsProvider({ value, children }: { value: Texts; children: ReactNode }) {
  return <TextsContext value={value}>{children}</TextsContext>;
}

/** All texts of the nearest provider. Throws where there is none. */
export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (texts === undefined) throw new Error('TextsProvider is missing above this component');
  return texts;
}

/** The texts of one feature: `const text = useText('home'); text('title')`. */
export function useText(namespace: Namespace): Text {
  const texts = useTexts();
  return useMemo(() => (key, params) => texts.text(namespace, key, params), [texts, namespace]);
}

/** The language that is on screen. */
export const useLanguage = (): Language => useTexts().language;
