import type { RoundKept } from '#server/contracts/rounds-kept.ts';
import { formatDay } from '#app/i18n/format.ts';
import { spoken } from '#app/i18n/spoken.ts';
import { loadStaffWords } from '#app/i18n/staff-words.ts';
import { useText } from '#app/i18n/text.tsx';
import { Logo } from '#app/ui/Logo.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { QrPicture } from '#app/ui/QrPicture.tsx';
import { useTextsOf } from './use-texts-of.ts';

interface Props {
  area: RoundKept['area'];
  round: RoundKept['round'];
  address: string;
  /** Each has its own words on it; few, so that they stay big. */
  languages: readonly string[];
}

/** A4: what it is in plain words with pictures, a big picture to scan, the address to type. Black on white, whatever the screen's theme. */
export function Poster({ area, round, address, languages }: Props) {
  const say = useText('rounds');
  const words = useTextsOf(languages, loadStaffWords);
  const audience = round.audience === 'young-person' ? 'young' : 'adults';
  return (
    <article className="poster" aria-label={say('poster')}>
      <header className="poster-head">
        <Logo />
        <strong>{area.name}</strong>
      </header>
      <div className="poster-words">
        {words.map(({ language, text }) => {
          const said = (key: string, params?: Record<string, string>) => text('rounds', key, params);
          return (
            <section key={language.tag} {...spoken(language.tag)}>
              <h2>{said(`poster-${audience}-title`)}</h2>
              <ul>
                <li>
                  <Picture concept="listen-to-me" />
                  <span>{said(`poster-${audience}-say`)}</span>
                </li>
                <li>
                  <Picture concept="you-can-stop" />
                  <span>{said('poster-choose')}</span>
                </li>
                <li>
                  <Picture concept="phone" />
                  <span>{said('poster-scan')}</span>
                </li>
              </ul>
              <p>{said('poster-until', { day: formatDay(language.tag, round.closesOn) })}</p>
              {area.madeUp ? <p>{said('poster-made-up')}</p> : null}
            </section>
          );
        })}
      </div>
      <QrPicture text={address} label={say('qr')} />
      <p className="poster-address" dir="ltr" translate="no">
        {address.replace(/^https?:\/\//, '')}
      </p>
    </article>
  );
}
