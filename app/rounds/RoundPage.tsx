import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { BatchCards, RoundKept } from '#server/contracts/rounds-kept.ts';
import { screenAddress } from '#server/contracts/screen-address.ts';
import type { RoundsApi } from '#app/api/rounds.ts';
import { DeskPage } from '#app/desk/DeskPage.tsx';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useRoundName } from '#app/desk/survey-name.ts';
import { useAsking, type Ask } from '#app/desk/use-asking.ts';
import { formatDay, formatList } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Batches } from './Batches.tsx';
import { Checklist } from './Checklist.tsx';
import { HandOut } from './HandOut.tsx';
import { languageName, statePictures } from './round-words.ts';
import { RoundTime } from './RoundTime.tsx';

interface Props {
  api: RoundsApi;
  area: string;
  /** The round's. */
  slug: string;
  sheets(cards: BatchCards): ReactNode;
  tools?: ReactNode;
}

/** What every part of a round's page is given. */
export interface RoundPart {
  api: RoundsApi;
  kept: RoundKept;
  /** Asks the server; what went wrong is said at the head of the page. */
  ask: Ask;
  /** Fetches the round anew. */
  look(): void;
}

/** `/staff/areas/<area>/rounds/<round>`: opens a round, hands it out, changes its days, pauses it, prints its cards. */
export function RoundPage({ api, area, slug, sheets, tools }: Props) {
  const say = useText('rounds');
  const ui = useText('ui');
  const staff = useText('staff');
  const name = useRoundName();
  const [kept, setKept] = useState<RoundKept>();
  const { ask, trouble } = useAsking();
  const { ask: load, trouble: notLoaded } = useAsking();
  const look = useCallback(() => void load(() => api.one(area, slug), setKept), [load, api, area, slug]);
  useEffect(look, [look]);
  const part = kept === undefined ? undefined : { api, kept, ask, look };
  return (
    <DeskPage title={kept === undefined ? say('round') : name(kept.round.survey.id, kept.round.slug)} tools={tools} above={<a href={screenAddress('rounds', { area })}>{say('to-rounds')}</a>}>
      <TroubleSaid trouble={trouble ?? notLoaded} />
      {kept === undefined && notLoaded === undefined ? <Loading /> : null}
      {part === undefined ? null : (
        <>
          {part.kept.area.madeUp ? <Notice picture={<Picture concept="try-it" />}>{ui('made-up', { place: part.kept.area.name })}</Notice> : null}
          <Standing kept={part.kept} />
          {part.kept.round.opened ? null : <Checklist {...part} />}
          {part.kept.round.opened && part.kept.round.state !== 'purged' ? <HandOut kept={part.kept} /> : null}
          {part.kept.round.opened && part.kept.needs.includes('letter') ? (
            <p>
              <a className="button quiet" href={screenAddress('letter', { area, round: slug })}>{say('letter-see')}</a>
            </p>
          ) : null}
          {(part.kept.may.keep || part.kept.printFor.length > 0) && part.kept.round.opened && part.kept.round.state !== 'purged' ? (
            <p>
              <a className="button quiet" href={screenAddress('booklets', { area, round: slug })}>{staff('place-paper')}</a>
            </p>
          ) : null}
          {part.kept.may.keep && part.kept.round.state !== 'purged' ? <RoundTime {...part} /> : null}
          {part.kept.round.opened ? <Batches {...part} sheets={sheets} /> : null}
        </>
      )}
    </DeskPage>
  );
}

/** How the round stands, in a few lines. */
function Standing({ kept: { round, pause, owner, settings } }: { kept: RoundKept }) {
  const say = useText('rounds');
  const { tag } = useLanguage();
  return (
    <section className="rounds-part">
      <p className="rounds-standing">
        <Picture concept={statePictures[round.state]} />
        <strong>{say(`state-${round.state}`)}</strong>
      </p>
      {pause === undefined ? null : (
        <Notice kind="danger">
          <p>{say(pause.all ? 'paused-all' : 'paused-one', { day: formatDay(tag, pause.until) })}</p>
          <p>{say(`pause-${pause.reason}`)}</p>
          {pause.words === '' ? null : <p dir="auto">{pause.words}</p>}
        </Notice>
      )}
      <ul>
        <li>{say('days', { from: formatDay(tag, round.opensOn), to: formatDay(tag, round.closesOn) })}</li>
        <li>{say(`for-${round.audience}`)}</li>
        <li>{formatList(tag, round.languages.map(languageName))}</li>
        {round.topics.map((topic) => (
          <li key={topic}>{say(`topic-${topic}`)}</li>
        ))}
        {owner === undefined ? null : <li>{say('owner-is', { name: owner.name })}</li>}
        {settings.length === 0 ? null : <li>{formatList(tag, settings.map(({ name }) => name))}</li>}
      </ul>
    </section>
  );
}
