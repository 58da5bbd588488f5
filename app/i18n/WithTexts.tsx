import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { loadTexts } from './load.ts';
import type { Namespace } from './namespaces.ts';
import { TextsProvider, useLanguage, type Texts } from './text.tsx';

interface Props {
  texts: readonly Namespace[];
  /** In place of the content until its texts are there. */
  waiting?: ReactNode;
  /** In place of the content when they cannot be fetched. */
  failed: ReactNode;
  children: ReactNode;
}

/** Brings further texts of the language on screen, for a piece of one feature that stands on a page of another. */
export function WithTexts({ texts, waiting = null, failed, children }: Props) {
  const { tag } = useLanguage();
  const [loaded, setLoaded] = useState<Texts | 'failed'>();
  const wanted = texts.join();
  // `texts` is a list written in place; what it says is in `wanted`.
  const load = useEffectEvent((language: string) => loadTexts(language, texts));
  useEffect(() => {
    let here = true;
    load(tag).then(
      (found) => here && setLoaded(found),
      () => here && setLoaded('failed'),
    );
    return () => {
      here = false;
    };
  }, [tag, wanted]);
  if (loaded === undefined) return waiting;
  return loaded === 'failed' ? failed : <TextsProvider value={loaded}>{children}</TextsProvider>;
}
