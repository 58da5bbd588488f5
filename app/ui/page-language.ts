import { languageOf } from '#server/contracts/languages.ts';
import { loadFonts } from './fonts/load.ts';

/** Turns the page to a language: its tag, its direction and its letters. The server's shell is in English, whatever is then shown in it. */
export function setPageLanguage(tag: string): void {
  document.documentElement.lang = tag;
  const language = languageOf(tag);
  if (language === undefined) return;
  document.documentElement.dir = language.direction;
  document.documentElement.dataset['script'] = language.script;
  // Without its own letters the page shows others, which every device has.
  loadFonts(language).catch(() => undefined);
}
