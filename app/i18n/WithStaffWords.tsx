import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { staffNamespaces } from './staff-namespaces.ts';
import { loadStaffWords } from './staff-words.ts';
import { TextsProvider, useTexts, type Texts } from './text.tsx';

const isStaffs = (namespace: string): boolean => staffNamespaces.some((each) => each === namespace);

/** Brings the words that only staff read to a screen of theirs; until they are there, the screen waits. */
export function WithStaffWords({ children }: { children: ReactNode }) {
  const others = useTexts();
  const { tag } = others.language;
  const [own, setOwn] = useState<Texts>();
  const [failed, setFailed] = useState<unknown>();
  useEffect(() => {
    loadStaffWords(tag).then(setOwn, setFailed);
  }, [tag]);
  const both = useMemo((): Texts | undefined => {
    if (own === undefined) return undefined;
    return {
      language: others.language,
      text: (namespace, key, params) => (isStaffs(namespace) ? own : others).text(namespace, key, params),
      has: (namespace, key) => (isStaffs(namespace) ? own : others).has(namespace, key),
    };
  }, [own, others]);
  // Said where every screen that cannot be fetched is said.
  if (failed !== undefined) throw new Error('the words for staff could not be fetched', { cause: failed });
  return both === undefined ? null : <TextsProvider value={both}>{children}</TextsProvider>;
}
