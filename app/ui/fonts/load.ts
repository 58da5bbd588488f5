import type { Language } from '#server/contracts/languages.ts';

/**
 * Brings the letters that a language needs besides the Latin ones, which every page has.
 * Resolves when their style sheet is there; the letters themselves follow, and the page shows others until then.
 */
export async function loadFonts({ script }: Language): Promise<void> {
  if (script === 'nastaliq') await import('./nastaliq.css');
  else if (script === 'arabic') await import('./arabic.css');
  else if (script === 'gurmukhi') await import('./gurmukhi.css');
}
