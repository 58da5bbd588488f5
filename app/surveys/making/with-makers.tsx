import { use, type ReactNode } from 'react';
import { loadTexts } from '#app/i18n/load.ts';
import { TextsProvider, useLanguage, type Texts } from '#app/i18n/text.tsx';

const loading = new Map<string, Promise<Texts>>();

function textsOf(language: string): Promise<Texts> {
  const texts = loading.get(language) ?? loadTexts(language, ['ui', 'access', 'surveys', 'makers']);
  loading.set(language, texts);
  return texts;
}

/** What is inside finds the words about what people make, which nobody fetches who makes nothing. Waits for them. */
export function WithMakersTexts({ children }: { children: ReactNode }) {
  return <TextsProvider value={use(textsOf(useLanguage().tag))}>{children}</TextsProvider>;
}
