import { useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { languages } from '#server/contracts/languages.ts';
import { loadTexts } from '#app/i18n/load.ts';
import { TextsProvider, useLanguage, useText, type Texts } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { StaffPage } from '#app/ui/PlainPage.tsx';
import { printOnly } from '#app/ui/print-only.ts';
import { CardFace, type CardForms } from './CardFace.tsx';
import './replies.css';

/** Cards at most at once: what is printed and not given out is only paper, but nobody needs more. */
const mostCards = 60;
const longestName = 60;

interface Props {
  /** Makes new cards. They are kept nowhere: paper is the only place they go. */
  newCards(count: number): CardForms[];
  tools?: ReactNode;
}

interface Sheet {
  cards: readonly CardForms[];
  from: string;
  texts: Texts;
}

/** `/keep-cards`: cards printed beforehand for a shared tablet, so that nobody leaves it with nothing. */
export function KeepSheet({ newCards, tools }: Props) {
  const text = useText('keepsheet');
  const paper = useRef<HTMLElement>(null);
  const [sheet, setSheet] = useState<Sheet | 'failed'>();
  const make = async (count: number, from: string, language: string) => {
    try {
      const texts = await loadTexts(language, ['keepcard']);
      setSheet({ cards: newCards(count), from, texts });
    } catch {
      setSheet('failed');
    }
  };
  return (
    <StaffPage title={<span className="no-print">{text('title')}</span>} tools={tools}>
      <div className="keep-sheet-tools no-print">
        <p>{text('intro')}</p>
        <Notice picture={<Picture concept="safe" />}>
          <p>{text('secret')}</p>
          <p>{text('one-each')}</p>
        </Notice>
        <Asked onMake={(count, from, language) => void make(count, from, language)} />
        {sheet === 'failed' ? (
          <Notice kind="danger" live>
            {text('failed')}
          </Notice>
        ) : null}
        {sheet === undefined || sheet === 'failed' ? null : (
          <p>
            <Button kind="primary" onClick={() => paper.current !== null && printOnly(paper.current)}>
              <Picture concept="print" />
              <span>{text('print')}</span>
            </Button>
          </p>
        )}
      </div>
      {sheet === undefined || sheet === 'failed' ? null : (
        <section ref={paper} className="keep-sheet" aria-label={text('sheet')}>
          <p className="no-print">{text('cut')}</p>
          <ul>
            {sheet.cards.map((card) => (
              <li key={card.code} className="keep-card">
                <TextsProvider value={sheet.texts}>
                  <CardFace {...card} from={sheet.from} />
                </TextsProvider>
              </li>
            ))}
          </ul>
        </section>
      )}
    </StaffPage>
  );
}

function Asked({ onMake }: { onMake: (count: number, from: string, language: string) => void }) {
  const text = useText('keepsheet');
  const { tag } = useLanguage();
  const id = useId();
  const [count, setCount] = useState('8');
  const [from, setFrom] = useState('');
  const [language, setLanguage] = useState(tag);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onMake(Math.min(mostCards, Math.max(1, Math.floor(Number(count)) || 1)), from.trim(), language);
  };
  return (
    <form className="keep-sheet-ask" onSubmit={submit}>
      <label htmlFor={`${id}-many`}>{text('how-many')}</label>
      <input id={`${id}-many`} type="number" inputMode="numeric" min={1} max={mostCards} value={count} onChange={(event) => setCount(event.target.value)} autoComplete="off" />
      <label htmlFor={`${id}-from`}>{text('place')}</label>
      <input id={`${id}-from`} maxLength={longestName} value={from} onChange={(event) => setFrom(event.target.value)} autoComplete="off" dir="auto" />
      <label htmlFor={`${id}-language`}>{text('language')}</label>
      <select id={`${id}-language`} value={language} onChange={(event) => setLanguage(event.target.value)}>
        {languages.map((each) => (
          <option key={each.tag} value={each.tag} lang={each.tag}>
            {each.name}
          </option>
        ))}
      </select>
      <Button kind="primary" type="submit">
        {text('make')}
      </Button>
    </form>
  );
}
