import { useEffect, useState } from 'react';
import type { Texts } from '#app/i18n/text.tsx';

/**
 * Texts in each of these languages, as they come, for what is printed in other languages than its page.
 * @param load the same function each time; what it rejects with is reported, and that language is left out.
 */
export function useTextsOf(languages: readonly string[], load: (language: string) => Promise<Texts>): Texts[] {
  const [there, setThere] = useState<ReadonlyMap<string, Texts>>(new Map());
  const lacking = languages.find((tag) => !there.has(tag));
  useEffect(() => {
    if (lacking === undefined) return;
    load(lacking).then(
      (texts) => setThere((before) => new Map([...before, [lacking, texts]])),
      (error: unknown) => reportError(error),
    );
  }, [lacking, load]);
  return languages.flatMap((tag) => there.get(tag) ?? []);
}
