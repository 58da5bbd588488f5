import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { RoundListed, RoundsKept } from '#server/contracts/rounds-kept.ts';
import { screenAddress } from '#server/contracts/screen-address.ts';
import type { RoundsApi } from '#app/api/rounds.ts';
import { DeskPage } from '#app/desk/DeskPage.tsx';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useRoundName } from '#app/desk/survey-name.ts';
import { useAsking } from '#app/desk/use-asking.ts';
import { formatDay, formatList } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { AreaFacts } from './AreaFacts.tsx';
import { PauseAll } from './PauseAll.tsx';
import { PlanRound } from './PlanRound.tsx';
import { languageName, statePictures } from './round-words.ts';

interface Props {
  api: RoundsApi;
  area: string;
  tools?: ReactNode;
}

/** `/staff/areas/<area>/rounds`: every round and how it stands; a new one; a pause of all; what all of them stand on. */
export function Rounds({ api, area, tools }: Props) {
  const say = useText('rounds');
  const ui = useText('ui');
  const [kept, setKept] = useState<RoundsKept>();
  const { ask, trouble } = useAsking();
  const look = useCallback(() => ask(() => api.all(area), setKept), [ask, api, area]);
  useEffect(() => void look(), [look]);
  return (
    <DeskPage title={kept === undefined ? say('title') : say('title-of', { area: kept.area.name })} tools={tools}>
      <TroubleSaid trouble={trouble} />
      {kept === undefined && trouble === undefined ? <Loading /> : null}
      {kept === undefined ? null : (
        <>
          {kept.area.madeUp ? <Notice picture={<Picture concept="try-it" />}>{ui('made-up', { place: kept.area.name })}</Notice> : null}
          <PauseAll api={api} kept={kept} onChanged={() => void look()} />
          <section className="rounds-part" aria-labelledby="rounds-list">
            <h2 id="rounds-list">{say('list-title')}</h2>
            {kept.rounds.length === 0 ? <p>{say('list-empty')}</p> : null}
            {kept.may.keep || kept.settings.length > 0 ? null : <p>{say('no-setting')}</p>}
            <ul className="rounds-list">
              {kept.rounds.map((round) => (
                <RoundLine key={round.slug} round={round} area={area} />
              ))}
            </ul>
          </section>
          {kept.may.keep ? <PlanRound api={api} kept={kept} /> : null}
          <AreaFacts api={api} kept={kept} onChanged={() => void look()} />
        </>
      )}
    </DeskPage>
  );
}

function RoundLine({ round, area }: { round: RoundListed; area: string }) {
  const say = useText('rounds');
  const name = useRoundName();
  const { tag } = useLanguage();
  return (
    <li data-state={round.state}>
      <Picture concept={statePictures[round.state]} />
      <span>
        <a href={screenAddress('roundKept', { area, round: round.slug })}>
          <strong>{name(round.survey.id, round.slug)}</strong>
        </a>
        <span className="rounds-state">{say(`state-${round.state}`)}</span>
        <span className="hint">{say('days', { from: formatDay(tag, round.opensOn), to: formatDay(tag, round.closesOn) })}</span>
        <span className="hint">{round.languages.length > 2 ? say('languages-many', { number: round.languages.length }) : formatList(tag, round.languages.map(languageName))}</span>
      </span>
    </li>
  );
}
