import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { BookletBatch, Booklets } from '#server/contracts/booklet.ts';
import type { Pack } from '#server/contracts/round.ts';
import { screenAddress } from '#server/contracts/screen-address.ts';
import type { BookletsApi } from '#app/api/booklets.ts';
import { DeskPage } from '#app/desk/DeskPage.tsx';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useRoundName } from '#app/desk/survey-name.ts';
import { useAsking } from '#app/desk/use-asking.ts';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { MakeBatch } from './MakeBatch.tsx';
import { PrintBatch } from './PrintBatch.tsx';
import './paper.css';

interface Props {
  area: string;
  round: string;
  api: BookletsApi;
  /** The round's questions in a language, from this device or the network. */
  packFor(language: string): Promise<Pack>;
  tools?: ReactNode;
}

/** `/staff/areas/<area>/booklets/<round>`: paper booklets are made, printed, and counted when they have come back. */
export function BookletsScreen({ area, round, api, packFor, tools }: Props) {
  const say = useText('paper');
  const rounds = useText('rounds');
  const nameOf = useRoundName();
  const [there, setThere] = useState<Booklets>();
  const [chosen, choose] = useState<string>();
  const { ask, busy, trouble } = useAsking();
  const { ask: load, trouble: notLoaded } = useAsking();
  const look = useCallback(() => load(() => api.booklets(area, round), setThere), [load, api, area, round]);
  useEffect(() => void look(), [look]);
  const batch = there?.batches.find(({ id }) => id === chosen);
  return (
    <DeskPage title={<span className="no-print">{say('title')}</span>} tools={tools} above={<a href={`${screenAddress('paper', { area })}${location.search}`}>{say('all-booklets')}</a>}>
      <p>{say('lead')}</p>
      <TroubleSaid trouble={trouble ?? notLoaded} retry={notLoaded === undefined ? undefined : () => void look()} />
      {there === undefined && notLoaded === undefined ? <Loading /> : null}
      {there === undefined ? null : (
        <>
          <p>
            <strong>{nameOf(there.round.survey, round)}</strong>
          </p>
          {there.round.closed ? <Notice>{say('closed')}</Notice> : null}
          {there.may.type ? (
            <p>
              <a className="button quiet" href={`${screenAddress('typing', { area, round })}${location.search}`}>
                {say('to-type')}
              </a>
            </p>
          ) : null}
          {!there.may.type && there.settings.length === 0 ? <p>{rounds('no-setting')}</p> : <MakeBatch may={there.may} settings={there.settings} groups={there.groups} sessions={there.sessions} busy={busy} onMake={(asked) => void ask(() => api.make(area, round, asked), async (made) => {
            await look();
            choose(made.batch);
          })} />}
          {there.batches.length === 0 ? null : <Batches batches={there.batches} chosen={chosen} onChoose={choose} />}
          {batch === undefined ? null : <PrintBatch key={batch.id} batch={batch} languages={there.round.languages} sheet={() => api.sheet(area, round, batch.id)} packFor={packFor} />}
        </>
      )}
    </DeskPage>
  );
}

/** Whom a batch is for, in a line. */
function BatchName({ batch }: { batch: BookletBatch }) {
  const say = useText('paper');
  const { tag } = useLanguage();
  const parts = [
    batch.group ?? batch.setting ?? say('for-nobody'),
    batch.session === undefined ? undefined : formatDay(tag, batch.session),
    batch.year === undefined ? undefined : say('year', { year: batch.year }),
    batch.stage === undefined ? undefined : say(`stage-${batch.stage}`),
  ].filter((part) => part !== undefined);
  return <strong>{parts.join(' · ')}</strong>;
}

/** How many came back: exactly for who types them in, in steps for a school. */
function CameBack({ batch: { used, usedAtLeast, booklets } }: { batch: BookletBatch }) {
  const say = useText('paper');
  const rounds = useText('rounds');
  if (used !== undefined) return say('back', { used, all: booklets });
  if (usedAtLeast === undefined) return rounds('used-unsaid');
  return usedAtLeast === 0 ? rounds('used-few') : rounds('used-at-least', { least: usedAtLeast, all: booklets });
}

function Batches({ batches, chosen, onChoose }: { batches: readonly BookletBatch[]; chosen: string | undefined; onChoose(id: string): void }) {
  const say = useText('paper');
  return (
    <section className="paper-part no-print">
      <h2>{say('batches')}</h2>
      <ul className="paper-list">
        {batches.map((batch) => (
          <li key={batch.id}>
            <span>
              <BatchName batch={batch} /> <span><CameBack batch={batch} /></span>
              {batch.twice.booklets === 0 ? null : <span className="hint"> {say('twice-line', batch.twice)}</span>}
            </span>
            <Button aria-pressed={batch.id === chosen} onClick={() => onChoose(batch.id)}>
              {say('choose')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
