import { languageOf } from '#server/contracts/languages.ts';
import type { Pack } from '#server/contracts/round.ts';
import { spoken } from '#app/i18n/spoken.ts';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { hasUncheckedText } from './bundle-text.ts';

interface Props {
  pack: Pack;
  /** With the app there, a change of language keeps answers and place; before it, the links do their work. */
  onChange?: (language: string) => void;
  /** The day by this device's clock: a hint that the round may be over, never a refusal. */
  today?: string;
}

/** The languages of the round, each in its own words, and what must be said about this one and this place. */
export function Languages({ pack, onChange, today }: Props) {
  const say = useText('surveys');
  const { round, bundle } = pack;
  return (
    <>
      <nav className="languages" aria-label={say('language')}>
        <Picture concept="language" />
        {round.languages.map((tag) => {
          const language = languageOf(tag);
          return language === undefined ? null : (
            <a
              key={tag}
              href={`/answer/${round.slug}/${tag}`}
              {...spoken(tag)}
              aria-current={tag === bundle.language ? 'true' : undefined}
              onClick={(event) => {
                if (onChange === undefined) return;
                event.preventDefault();
                onChange(tag);
              }}
            >
              {language.name}
            </a>
          );
        })}
      </nav>
      <aside className="honest">
        {round.partnership.madeUp ? <p>{say('simulated-area-text', { area: round.partnership.name })}</p> : null}
        {today !== undefined && round.closesOn < today ? <p>{say('round-closed')}</p> : null}
        {hasUncheckedText(bundle) ? <p>{say(bundle.language === 'en-simple' ? 'written-not-checked' : 'not-checked')}</p> : null}
      </aside>
    </>
  );
}
