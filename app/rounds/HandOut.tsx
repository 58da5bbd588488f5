import { useRef, useState } from 'react';
import type { RoundKept } from '#server/contracts/rounds-kept.ts';
import { screenAddress } from '#server/contracts/screen-address.ts';
import { Ticks } from '#app/desk/Fields.tsx';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { printOnly } from '#app/ui/print-only.ts';
import { QrPicture } from '#app/ui/QrPicture.tsx';
import { Poster } from './Poster.tsx';
import { languageName } from './round-words.ts';

/** As many languages as a poster has room for beside a big picture to scan. */
const mostOnPoster = 3;

/** How people come to a round: its link, a picture to scan, and a poster. */
export function HandOut({ kept: { area, round } }: { kept: RoundKept }) {
  const say = useText('rounds');
  const paper = useRef<HTMLDivElement>(null);
  const [languages, setLanguages] = useState(() => round.languages.slice(0, 1));
  const address = `${location.origin}${screenAddress('round', { round: round.slug })}`;
  return (
    <section className="rounds-part" aria-labelledby="rounds-hand-out">
      <h2 id="rounds-hand-out">{say('hand-out')}</h2>
      <p>{say('hand-out-what')}</p>
      <p>
        <a className="rounds-link" href={address} dir="ltr" translate="no">
          {address}
        </a>
      </p>
      <QrPicture text={address} label={say('qr')} />
      <details className="rounds-more">
        <summary>{say('poster')}</summary>
        <Ticks legend={say('poster-languages', { most: mostOnPoster })} name="poster" choices={round.languages.map((tag) => ({ id: tag, words: languageName(tag) }))} chosen={languages} onChange={(chosen) => setLanguages(chosen.slice(-mostOnPoster))} />
        <Button kind="primary" disabled={languages.length === 0} onClick={() => paper.current !== null && printOnly(paper.current)}>
          <Picture concept="print" />
          <span>{say('poster-print')}</span>
        </Button>
        <div ref={paper}>
          <Poster area={area} round={round} address={address} languages={languages} />
        </div>
      </details>
    </section>
  );
}
