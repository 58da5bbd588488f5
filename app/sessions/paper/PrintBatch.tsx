import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { BookletBatch, BookletSheet } from '#server/contracts/booklet.ts';
import type { Pack } from '#server/contracts/round.ts';
import type { Reply } from '#app/api/call.ts';
import { Choice, OneOf } from '#app/desk/Fields.tsx';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useAsking } from '#app/desk/use-asking.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { printOnly } from '#app/ui/print-only.ts';
import { BookletPages, type BookletSize } from './BookletPages.tsx';
import { loadBooklet, type BookletSource } from './booklet-words.ts';
import { WhichLanguage } from './WhichLanguage.tsx';

interface Props {
  batch: BookletBatch;
  languages: readonly string[];
  sheet(): Promise<Reply<BookletSheet>>;
  packFor(language: string): Promise<Pack>;
}

/** As many booklets as are sent to the printer at once: more pages than that make a browser slow. */
const atOnce = 20;

/** A batch is printed: in which language, how large, which of its booklets. */
export function PrintBatch({ batch, languages, sheet, packFor }: Props) {
  const say = useText('paper');
  const { tag } = useLanguage();
  const [language, setLanguage] = useState(languages.includes(tag) ? tag : (languages[0] ?? 'en'));
  const [size, setSize] = useState<BookletSize>('a4');
  const [from, setFrom] = useState(0);
  const [codes, setCodes] = useState<BookletSheet['booklets']>();
  const [source, setSource] = useState<BookletSource>();
  const [failed, setFailed] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const { ask, trouble } = useAsking();
  const fetchSheet = useEffectEvent(sheet);
  const pull = useEffectEvent(packFor);
  useEffect(() => void ask(() => fetchSheet(), ({ booklets }) => setCodes(booklets)), [ask]);
  useEffect(() => {
    let here = true;
    setFailed(false);
    loadBooklet(language, (tagged) => pull(tagged)).then(
      (found) => here && setSource(found),
      () => here && setFailed(true),
    );
    return () => {
      here = false;
    };
  }, [language]);
  const unused = codes?.filter(({ used }) => !used) ?? [];
  const copies = unused.slice(from, from + atOnce);
  const circumstances = useMemo(() => ({ ...(batch.year === undefined ? {} : { year: batch.year }), ...(batch.stage === undefined ? {} : { stage: batch.stage }) }), [batch.year, batch.stage]);
  const shown = source?.pack.bundle.language === language ? source : undefined;
  return (
    <section className="paper-part">
      <h2 className="no-print">{say('print-title')}</h2>
      <div className="paper-form no-print">
        <WhichLanguage languages={languages} value={language} onChange={setLanguage} />
        <OneOf name="size" legend={say('which-size')} choices={(['a4', 'large'] as const).map((each) => ({ id: each, words: say(`size-${each}`) }))} value={size} onChange={setSize} />
        {unused.length <= atOnce ? null : (
          <Choice
            name="which"
            label={say('which-ones')}
            choices={Array.from({ length: Math.ceil(unused.length / atOnce) }, (_, at) => ({ id: String(at * atOnce), words: say('ones', { first: at * atOnce + 1, last: Math.min(unused.length, (at + 1) * atOnce) }) }))}
            value={String(from)}
            onChange={(first) => setFrom(Number(first))}
          />
        )}
      </div>
      <TroubleSaid trouble={failed ? 'offline' : trouble} />
      {codes !== undefined && unused.length === 0 ? <Notice>{say('all-used')}</Notice> : null}
      {shown === undefined || codes === undefined ? failed || trouble !== undefined ? null : <Loading /> : null}
      {shown === undefined || copies.length === 0 ? null : (
        <>
          <div className="no-print paper-part">
            {say('print-hint').split('\n').map((line) => (
              <p key={line}>{line}</p>
            ))}
            <p>
              <Button
                kind="primary"
                onClick={() => {
                  const pages = place.current?.querySelector('.booklet');
                  if (pages !== null && pages !== undefined) printOnly(pages);
                }}
              >
                {say('print', { count: copies.length })}
              </Button>
            </p>
            <p className="hint">{say('look')}</p>
          </div>
          {/* To look at; who cannot see it hears the same questions on the round's own pages. */}
          <div className="booklet-look" ref={place} aria-hidden="true" inert>
            <BookletPages source={shown} size={size} circumstances={circumstances} copies={copies} />
          </div>
        </>
      )}
    </section>
  );
}
