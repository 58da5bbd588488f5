import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { Booklets } from '#server/contracts/booklet.ts';
import { languageOf } from '#server/contracts/languages.ts';
import type { Pack } from '#server/contracts/round.ts';
import { useLanguage } from '#app/i18n/text.tsx';
import { packLanguages } from '#app/store/packs.ts';
import { loadFonts } from '#app/ui/fonts/load.ts';

/**
 * What a round asks: in the language of the page where the round has it, until somebody chooses. Without a network it is then
 * a language in which the questions are on this device.
 */
export function useQuestions({ slug, languages }: Pick<Booklets['round'], 'slug' | 'languages'>, packFor: (language: string) => Promise<Pack>) {
  const { tag } = useLanguage();
  const [language, setLanguage] = useState(languages.includes(tag) ? tag : (languages[0] ?? 'en'));
  const [chosen, setChosen] = useState(false);
  const [pack, setPack] = useState<Pack | 'failed'>();

  const pull = useEffectEvent(packFor);
  const failed = useEffectEvent(async () => {
    const [other] = chosen ? [] : await packLanguages(slug);
    if (other === undefined || other === language) setPack('failed');
    else setLanguage(other);
  });
  useEffect(() => {
    let here = true;
    setPack(undefined);
    const spoken = languageOf(language);
    Promise.all([pull(language), spoken === undefined ? undefined : loadFonts(spoken)]).then(
      ([found]) => here && setPack(found),
      () => (here ? failed() : undefined),
    ).catch(() => here && setPack('failed'));
    return () => {
      here = false;
    };
  }, [language]);

  const speak = useCallback((other: string) => {
    setChosen(true);
    setLanguage(other);
  }, []);
  return { pack, language, speak };
}
