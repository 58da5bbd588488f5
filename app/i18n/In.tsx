import type { ReactNode } from 'react';
import { languageOf } from '#server/contracts/languages.ts';

/**
 * Words in a language other than the one around them: says so to the screen reader and the font, and
 * turns the direction where theirs differs.
 */
export function In({ language, children, className }: { language: string; children: ReactNode; className?: string }) {
  return (
    <span lang={language} dir={languageOf(language)?.direction ?? 'auto'} className={className}>
      {children}
    </span>
  );
}
