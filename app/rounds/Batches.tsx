import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { bounds } from '#server/contracts/bounds.ts';
import type { BatchCards, BatchListed } from '#server/contracts/rounds-kept.ts';
import { Stage } from '#server/contracts/survey.ts';
import { Choice, Line } from '#app/desk/Fields.tsx';
import { isolated } from '#app/i18n/format.ts';
import { useText } from '#app/i18n/text.tsx';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useAsking } from '#app/desk/use-asking.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { printOnly } from '#app/ui/print-only.ts';
import { useBatchWords } from './round-words.ts';
import type { RoundPart } from './RoundPage.tsx';

/** Kinds of need as the Department for Education codes them in the school census, in lower case. */
const needs = ['spld', 'mld', 'sld', 'pmld', 'slcn', 'semh', 'asd', 'hi', 'vi', 'msi', 'pd', 'ds', 'oth', 'nsa'];
/** School years in which somebody may have an annual review: Reception to Year 14. */
const years = Array.from({ length: 15 }, (_, year) => year);
/** More batches than these stand behind lines that open. */
const shortList = 6;

/** Cards of a round by batch: how many have taken part, in steps; printed, and printed again; and a new batch. */
export function Batches({ sheets, ...part }: RoundPart & { sheets(cards: BatchCards): ReactNode }) {
  const { api, kept, look } = part;
  const say = useText('rounds');
  const [cards, setCards] = useState<BatchCards>();
  const paper = useRef<HTMLDivElement>(null);
  // The cards stand under a list that may be long: who asks for them is led there.
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // To its beginning: of what is higher than the window, the focus alone brings the middle into view.
    sheet.current?.focus({ preventScroll: true });
    sheet.current?.scrollIntoView({ block: 'start' });
  }, [cards]);
  const isOpen = kept.round.state !== 'closed' && kept.round.state !== 'purged';
  // Of its own: cards are shown as soon as they were made, while that is still under way.
  const { ask: fetchCards, trouble } = useAsking();
  const show = (batch: string) => void fetchCards(() => api.cards(kept.area.slug, kept.round.slug, batch), setCards);
  return (
    <section className="rounds-part" aria-labelledby="rounds-batches">
      <h2 id="rounds-batches">{say('batches')}</h2>
      <p>{say('batches-what')}</p>
      {isOpen && kept.printFor.length > 0 ? (
        <MakeBatch
          {...part}
          onMade={(batch) => {
            look();
            show(batch.id);
          }}
        />
      ) : null}
      {kept.printFor.length === 0 ? <p>{say('no-setting')}</p> : null}
      <Made part={part} onPrint={show} />
      <TroubleSaid trouble={trouble} />
      {cards === undefined ? null : (
        <div className="rounds-sheets" ref={sheet} tabIndex={-1}>
          <Button kind="primary" onClick={() => paper.current !== null && printOnly(paper.current)}>
            <Picture concept="print" />
            <span>{say('cards-print')}</span>
          </Button>
          <div ref={paper}>{sheets(cards)}</div>
        </div>
      )}
    </section>
  );
}

/** What was made: in one list while that is short, then behind a line for each place and year. */
function Made({ part, onPrint }: { part: RoundPart; onPrint(batch: string): void }) {
  const say = useText('rounds');
  const wordsOf = useBatchWords();
  const named = part.kept.batches.map((batch) => ({ batch, ...wordsOf(batch) })).sort((a, b) => a.where.localeCompare(b.where, undefined, { numeric: true }) || a.whom.localeCompare(b.whom));
  const list = (batches: typeof named, name: (one: (typeof named)[number]) => string) => (
    <ul className="rounds-list">
      {batches.map((one) => (
        <Batch key={one.batch.id} batch={one.batch} name={name(one)} part={part} onPrint={() => onPrint(one.batch.id)} />
      ))}
    </ul>
  );
  if (named.length <= shortList) return list(named, ({ where, whom }) => (whom === '' ? where : `${where} · ${whom}`));
  return [...new Set(named.map(({ where }) => where))].map((place) => {
    const there = named.filter(({ where }) => where === place);
    return (
      <details key={place} className="rounds-more">
        <summary>
          <bdi>{place}</bdi> <span className="hint">{say('cards', { number: there.reduce((sum, { batch }) => sum + batch.cards, 0) })}</span>
        </summary>
        {list(there, ({ whom }) => (whom === '' ? place : whom))}
      </details>
    );
  });
}

function Batch({ batch, name, part: { api, kept, ask, look }, onPrint }: { batch: BatchListed; name: string; part: RoundPart; onPrint(): void }) {
  const say = useText('rounds');
  const [help, setHelp] = useState(batch.help);
  const { id, cards, usedAtLeast } = batch;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask(() => api.sayHelp(kept.area.slug, kept.round.slug, id, help), look);
  };
  return (
    <li data-batch={id}>
      <span>
        <strong dir="auto">{name}</strong>
        <span className="rounds-state">{say('cards', { number: cards })}</span>
        <span>{usedAtLeast === undefined ? say('used-unsaid') : usedAtLeast === 0 ? say('used-few') : say('used-at-least', { least: usedAtLeast, all: cards })}</span>
        {batch.help === '' ? null : <span className="hint">{say('help-is', { help: isolated(batch.help) })}</span>}
      </span>
      <Button onClick={onPrint}>{say('print-batch')}</Button>
      <details className="rounds-more">
        <summary>{say('help-change')}</summary>
        <form className="rounds-form" onSubmit={submit}>
          <Line label={say('help')} hint={say('help-hint')} name={`help-${id}`} maxLength={bounds.noteLength} value={help} onChange={setHelp} />
          <Button type="submit">{say('keep')}</Button>
        </form>
      </details>
    </li>
  );
}

function MakeBatch({ api, kept, ask, onMade }: RoundPart & { onMade(batch: BatchListed): void }) {
  const say = useText('rounds');
  const text = useText('cards');
  const [setting, setSetting] = useState(kept.printFor[0]?.id ?? '');
  const [year, setYear] = useState('');
  const [stage, setStage] = useState('');
  const [need, setNeed] = useState('');
  const [count, setCount] = useState('');
  const [help, setHelp] = useState('');
  const open = { id: '', words: say('not-said') };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const known = Stage.safeParse(stage);
    const batch = { setting, ...(year === '' ? {} : { year: Number(year) }), ...(known.success ? { stage: known.data } : {}), ...(need === '' ? {} : { need }), cards: Number(count), help };
    void ask(() => api.makeBatch(kept.area.slug, kept.round.slug, batch), onMade);
  };
  return (
    <details className="rounds-more">
      <summary>{say('make-batch')}</summary>
      <form className="rounds-form" onSubmit={submit}>
        <Choice label={say('setting')} name="setting" choices={kept.printFor.map(({ id, name }) => ({ id, words: name }))} value={setting} onChange={setSetting} />
        <Choice label={say('year')} name="year" choices={[open, ...years.map((each) => ({ id: String(each), words: each === 0 ? say('reception') : text('year', { year: String(each) }) }))]} value={year} onChange={setYear} />
        <Choice label={say('stage')} name="stage" choices={[open, ...Stage.options.map((id) => ({ id, words: text(`stage-${id}`) }))]} value={stage} onChange={setStage} />
        <Choice label={say('need')} name="need" choices={[open, ...needs.map((id) => ({ id, words: text(`need-${id}`) }))]} value={need} onChange={setNeed} />
        <Line label={say('how-many')} hint={say('how-many-hint', { most: bounds.cardsPerBatch })} name="cards" type="number" inputMode="numeric" min={1} max={bounds.cardsPerBatch} step={1} required value={count} onChange={setCount} />
        <Line label={say('help')} hint={say('help-hint')} name="help" maxLength={bounds.noteLength} value={help} onChange={setHelp} />
        <Button kind="primary" type="submit">
          {say('make-batch-do')}
        </Button>
      </form>
    </details>
  );
}
