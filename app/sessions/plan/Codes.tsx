import { useRef } from 'react';
import { joinAddress, joinTyped, type JoinCode } from '#server/contracts/join-code.ts';
import { formatDay } from '#app/i18n/format.ts';
import { spoken } from '#app/i18n/spoken.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Problem } from '#app/ui/Problem.tsx';
import { printOnly } from '#app/ui/print-only.ts';
import { QrPicture } from '#app/ui/QrPicture.tsx';
import { useFetched } from '#app/ui/use-fetched.ts';
import { posterTexts, type PosterTexts } from './poster-texts.ts';

interface Props {
  code: JoinCode;
  day: string;
  /** Those of the plan: the poster speaks all of them. */
  languages: readonly string[];
}

/** The pictures to tap, in their order. */
function Pictures({ code, words }: { code: JoinCode; words: readonly PosterTexts[] }) {
  return (
    <ol className="poster-pictures">
      {code.pictures.map((picture) => (
        <li key={picture}>
          <Picture<string> concept={picture} />
          {words.map(({ language, picture: named }) => (
            <span key={language} {...spoken(language)}>
              {named(picture)}
            </span>
          ))}
        </li>
      ))}
    </ol>
  );
}

/** An A4 page for the wall: how to come in, in every language of the group. It says no name, of nobody. */
function Poster({ code, words }: { code: JoinCode; words: readonly PosterTexts[] }) {
  const said = (key: string, address?: string) =>
    words.map(({ language, text }) => (
      <p key={language} {...spoken(language)}>
        {address === undefined ? text(key) : text(key, { address })}
      </p>
    ));
  return (
    <>
      <div className="poster-title">{said('poster-title')}</div>
      <div className="poster-way">
        <QrPicture text={joinAddress(location.origin, code.secret)} label={words[0]?.text('qr') ?? ''} />
        <div>{said('poster-scan')}</div>
      </div>
      <div className="poster-way">
        <div>
          {said('poster-open')}
          <p className="poster-address" dir="ltr" translate="no">
            {joinTyped(location.host)}
          </p>
          {said('poster-tap')}
        </div>
        <Pictures code={code} words={words} />
      </div>
      <div className="poster-stop">{said('poster-stop')}</div>
    </>
  );
}

/** Easy English says what English says; both would be the same page twice. */
const onPoster = (languages: readonly string[]): string[] => languages.filter((each) => each !== 'en' || !languages.includes('en-simple'));

/** How people join a session: the poster, as it is printed, and until when its codes work. */
export function Codes({ code, day, languages }: Props) {
  const say = useText('planning');
  const { tag } = useLanguage();
  const paper = useRef<HTMLDivElement>(null);
  const words = useFetched(() => posterTexts(onPoster(languages)));
  return (
    <>
      <p>{say('codes-day', { day: formatDay(tag, day) })}</p>
      {words.state === 'waiting' ? <Loading /> : null}
      {words.state === 'failed' ? <Problem problem="offline" retry={words.retry} /> : null}
      {words.state === 'there' ? (
        <>
          <div ref={paper} className="poster" role="group" aria-label={say('poster')} {...spoken(words.value[0]?.language ?? tag)}>
            <Poster code={code} words={words.value} />
          </div>
          <Button onClick={() => paper.current !== null && printOnly(paper.current)}>
            <Picture concept="print" />
            <span>{say('poster-print')}</span>
          </Button>
        </>
      ) : null}
    </>
  );
}
