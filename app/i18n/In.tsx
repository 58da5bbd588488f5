import type { ReactNode } from 'react';
import { spoken } from './spoken.ts';

/**
 * Words in a language other than the one around them: says so to the screen reader and the font, and
 * turns the direction where theirs differs.
 */
export function In({ language, children, className }: { language: string; children: ReactNode; className?: string }) {
  return (
    <span {...spoken(language)} className={className}>
      {children}
    </span>
  );
}
