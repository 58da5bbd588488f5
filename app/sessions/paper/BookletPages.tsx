import { useMemo, useRef } from 'react';
import type { Circumstances } from '#server/contracts/response.ts';
import { spacedNumber } from '#server/contracts/booklet-number.ts';
import type { BookletSheet } from '#server/contracts/booklet.ts';
import { screens } from '#server/contracts/screens.ts';
import { textKey } from '#server/contracts/text-keys.ts';
import { In } from '#app/i18n/In.tsx';
import { spoken } from '#app/i18n/spoken.ts';
import { TextsProvider } from '#app/i18n/text.tsx';
import { QrPicture } from '#app/ui/QrPicture.tsx';
import type { BookletSource } from './booklet-words.ts';
import { BookletBlock } from './BookletBlock.tsx';
import { BookletContext, useBooklet, type Booklet } from './BookletWords.tsx';
import { goesOn, partsOnPaper, questionsOnPaper, type PaperPart } from './on-paper.ts';
import { usePages, type LaidOut } from './use-pages.ts';
import './booklet.css';

export type BookletSize = 'a4' | 'large';
type Copy = BookletSheet['booklets'][number];

interface Props {
  source: BookletSource;
  size: BookletSize;
  circumstances: Circumstances;
  /** The booklets to print. */
  copies: readonly Copy[];
}

/** Where the picture on a booklet leads: who would rather answer on a phone does so under the booklet's own code, and counts once. */
const answerAddress = (round: string, code: string) => `${location.origin}${screens.round.replace(':round', round)}#card=-.${code}`;
const inFours = (code: string) => code.match(/.{1,4}/g)?.join(' ') ?? code;

/** Booklets as they come out of the printer. On screen they are drawn aside, to be measured, and as pages to look at. */
export function BookletPages({ source, size, circumstances, copies }: Props) {
  const { pack, texts } = source;
  const parts = useMemo(() => partsOnPaper(pack.survey, pack.round, circumstances), [pack, circumstances]);
  const questions = useMemo(() => questionsOnPaper(parts), [parts]);
  const of = useMemo(() => ({ source, size, parts }), [source, size, parts]);
  const measured = useRef<HTMLDivElement>(null);
  // In large print every thing has a page of its own.
  const laid = usePages(measured, of, (at) => ({ begins: size === 'large' && !goesOn(parts[at]), goesOn: goesOn(parts[at]) }));
  const pageAt = (part: PaperPart | undefined) => {
    const at = part === undefined ? -1 : parts.indexOf(part);
    const page = laid?.pages.findIndex((blocks) => blocks.includes(at)) ?? -1;
    return page < 0 ? undefined : page + 1;
  };
  const booklet: Booklet = {
    pack,
    questions,
    pageOf: (asked) => pageAt(parts.find((part) => part.kind === 'question' && part.asked === asked)),
    pages: laid?.pages.length ?? 0,
  };
  return (
    <div className="booklet" data-size={size} {...spoken(pack.bundle.language)}>
      <TextsProvider value={texts}>
        <BookletContext value={booklet}>
          <div className="booklet-page booklet-measure" aria-hidden="true">
            <div className="booklet-room" ref={measured}>
              {parts.map((part, at) => (
                <div key={at} className="booklet-block" data-kind={part.kind}>
                  <BookletBlock part={part} />
                </div>
              ))}
            </div>
          </div>
          {laid === undefined ? null : copies.map((copy, at) => <Pages key={copy.number} copy={copy} laid={laid} parts={parts} first={at === 0} />)}
        </BookletContext>
      </TextsProvider>
    </div>
  );
}

/** One booklet. On screen the first is shown for all. */
function Pages({ copy, laid, parts, first }: { copy: Copy; laid: LaidOut; parts: readonly PaperPart[]; first: boolean }) {
  return laid.pages.map((blocks, at) => (
    <section key={at} className="booklet-page" data-booklet={copy.number} data-copy={first ? 'first' : 'more'}>
      <div className="booklet-room">
        {blocks.map((block) => {
          const part = parts[block];
          return part === undefined ? null : (
            <div key={block} className="booklet-block" data-kind={part.kind} data-fit={laid.fits[block]?.percent} data-columns={laid.fits[block]?.columns}>
              <BookletBlock part={part} />
            </div>
          );
        })}
      </div>
      <Foot copy={copy} page={at + 1} last={at + 1 === laid.pages.length} />
    </section>
  ));
}

/** On each page, so that pages which come apart find each other: the code as a picture and in letters, and which page it is. */
function Foot({ copy: { number, code }, page, last }: { copy: Copy; page: number; last: boolean }) {
  const { asked, say, pack, pages } = useBooklet();
  return (
    <footer className="booklet-foot">
      <QrPicture text={answerAddress(pack.round.slug, code)} label={say('code')} />
      <div>
        <p>
          <strong className="booklet-code">
            <bdi dir="ltr">{spacedNumber(number)}</bdi>
          </strong>{' '}
          {asked(textKey.surveyName())}
        </p>
        <p>
          {say('page-of', { page, pages })}
          {last ? (
            <>
              {' · '}
              {say('long-code')}{' '}
              <In language="en">
                <bdi dir="ltr">{inFours(code)}</bdi>
              </In>
            </>
          ) : null}
        </p>
      </div>
    </footer>
  );
}
