import { languages } from '#server/contracts/languages.ts';
import { spoken } from '#app/i18n/spoken.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { profiles } from './profile.ts';
import './access.css';

/**
 * The other languages, each by its own name, in sight: who does not read this one would not find it in the settings. Names
 * are drawn in letters that the device has: whoever reads a script has them, and nobody else fetches them.
 */
export function LanguageWays() {
  const text = useText('access');
  const { tag: here } = useLanguage();
  return (
    <nav className="language-ways" aria-label={text('language')}>
      {languages
        .filter(({ tag }) => tag !== here)
        .map(({ tag, name }) => (
          <a key={tag} href={`?lang=${tag}`} lang={spoken(tag).lang} dir={spoken(tag).dir} onClick={() => profiles.change({ language: tag })}>
            {name}
          </a>
        ))}
    </nav>
  );
}
