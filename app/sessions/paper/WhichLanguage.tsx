import { languageOf } from '#server/contracts/languages.ts';
import { Choice } from '#app/desk/Fields.tsx';
import { useText } from '#app/i18n/text.tsx';

/** In which language booklets are printed or typed in: each by its own name. */
export function WhichLanguage({ languages, value, onChange }: { languages: readonly string[]; value: string; onChange(language: string): void }) {
  const say = useText('paper');
  return <Choice name="language" label={say('which-language')} choices={languages.map((tag) => ({ id: tag, words: languageOf(tag)?.name ?? tag, language: tag }))} value={value} onChange={onChange} />;
}
