import { useEffect, useState, type ReactNode } from 'react';
import type { Area } from '#server/contracts/area.ts';
import { screenAddress } from '#server/contracts/screen-address.ts';
import type { BookletsApi } from '#app/api/booklets.ts';
import { DeskPage } from '#app/desk/DeskPage.tsx';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useRoundName } from '#app/desk/survey-name.ts';
import { useAsking } from '#app/desk/use-asking.ts';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import './paper.css';

interface Props {
  area: string;
  api: BookletsApi;
  tools?: ReactNode;
}

/** `/staff/areas/<area>/booklets`: of which round there shall be booklets, or which came back. */
export function PaperRounds({ area, api, tools }: Props) {
  const say = useText('paper');
  const staff = useText('staff');
  const { tag } = useLanguage();
  const nameOf = useRoundName();
  const [there, setThere] = useState<Area>();
  const { ask, trouble } = useAsking();
  useEffect(() => void ask(() => api.area(area), setThere), [ask, api, area]);
  return (
    <DeskPage title={say('rounds-title')} tools={tools}>
      <TroubleSaid trouble={trouble} />
      {there === undefined && trouble === undefined ? <Loading /> : null}
      {there === undefined ? null : <p>{say(there.rounds.length === 0 ? 'rounds-none' : 'rounds-lead')}</p>}
      {there?.rounds.length === 0 ? (
        <p>
          <a href={`${screenAddress('rounds', { area })}${location.search}`}>{staff('place-rounds')}</a>
        </p>
      ) : null}
      <ul className="paper-list">
        {there?.rounds.map(({ slug, survey, closesOn }) => {
          const called = nameOf(survey.id, slug);
          return (
          <li key={slug}>
            <span>
              <strong>{called}</strong> <span className="hint">{say('closes', { day: formatDay(tag, closesOn) })}</span>
            </span>
            <a className="button quiet" href={`${screenAddress('booklets', { area, round: slug })}${location.search}`}>
              {say('to-print')}
              <span className="visually-hidden">: {called}</span>
            </a>
            <a className="button quiet" href={`${screenAddress('typing', { area, round: slug })}${location.search}`}>
              {say('to-type')}
              <span className="visually-hidden">: {called}</span>
            </a>
          </li>
          );
        })}
      </ul>
    </DeskPage>
  );
}
