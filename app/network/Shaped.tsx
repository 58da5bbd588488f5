import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { Shaped as ShapedContent, ShapedBy } from '#server/contracts/network.ts';
import type { Release } from '#server/contracts/release.ts';
import type { Reply } from '#server/contracts/reply.ts';
import { screenAddress } from '#server/contracts/screen-address.ts';
import type { GroupsApi } from '#app/api/groups.ts';
import { useRoundName } from '#app/desk/survey-name.ts';
import { useAsking } from '#app/desk/use-asking.ts';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { LinkButton } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { StaffPage } from '#app/ui/PlainPage.tsx';
import { Problem } from '#app/ui/Problem.tsx';
import './network.css';

interface Props {
  area: string;
  api: Pick<GroupsApi, 'shaped'>;
  replies(list: readonly Reply[]): ReactNode;
  /** What all groups of a round answered together, as its release tells it. */
  together(release: Release): ReactNode;
  tools?: ReactNode;
}

/** `/areas/:area/shaped`: which groups took part in what, and what was written back, for everybody and above all for the board. */
export function Shaped({ area, api, replies, together, tools }: Props) {
  const say = useText('shaped');
  const ui = useText('ui');
  const [found, setFound] = useState<ShapedContent>();
  const { ask, trouble } = useAsking();
  const look = useCallback(() => void ask(() => api.shaped(area), setFound), [ask, api, area]);
  useEffect(look, [look]);
  if (found === undefined) {
    return (
      <StaffPage title={say('title')} tools={tools}>
        {trouble === undefined ? <Loading /> : <Problem problem={trouble} retry={look} />}
      </StaffPage>
    );
  }
  const { area: place, rounds } = found;
  return (
    <StaffPage title={say('title-of', { area: place.name })} tools={tools} banner={place.madeUp ? <Notice>{ui('made-up', { place: place.name })}</Notice> : null}>
      <p className="with-picture">
        <Picture concept="group-of-people" />
        <span>{say('lead')}</span>
      </p>
      {rounds.length === 0 ? <p>{say('none')}</p> : null}
      {rounds.map((round) => (
        <OneRound key={round.round} round={round} replies={replies} together={together} />
      ))}
      <details className="network-more">
        <summary>{say('how')}</summary>
        <p>{say('how-1')}</p>
        <p>{say('how-2')}</p>
        <p>{say('how-3')}</p>
      </details>
      <p>
        <LinkButton href={screenAddress('results', { area })}>{say('to-results')}</LinkButton>
      </p>
    </StaffPage>
  );
}

function OneRound({ round, replies, together }: { round: ShapedContent['rounds'][number] } & Pick<Props, 'replies' | 'together'>) {
  const say = useText('shaped');
  const { tag } = useLanguage();
  const nameOf = useRoundName();
  return (
    <section className="network-part" aria-labelledby={`shaped-${round.round}`}>
      <h2 id={`shaped-${round.round}`}>{nameOf(round.survey, round.round)}</h2>
      <p>{say('groups', { groups: round.groups.length })}</p>
      <ul className="network-shaped">
        {round.groups.map((group, index) => (
          // They have no ids here: who stands where says nothing.
          <li key={index}>
            <GroupName group={group} />
          </li>
        ))}
      </ul>
      <p className="hint">{say('since', { day: formatDay(tag, round.askedOn) })}</p>
      <h3>{say('together')}</h3>
      {round.together === undefined ? <p>{say('together-not')}</p> : together(round.together)}
      <h3>{say('came-of')}</h3>
      {round.replies.length === 0 ? <p>{say('came-of-none')}</p> : replies(round.replies)}
    </section>
  );
}

function GroupName({ group: { name, kind, where, heard } }: { group: ShapedBy }) {
  const say = useText('shaped');
  const what = kind === 'class' || kind === 'youth-group' || kind === 'other' ? say(`in-${where}`) : say(`kind-${kind}`);
  return (
    <>
      {name === undefined ? (
        what
      ) : (
        <>
          <bdi>{name}</bdi> <span className="hint">{what}</span>
        </>
      )}
      {heard === 'ten-or-more' ? <span className="network-heard"> {say('ten-or-more')}</span> : null}
    </>
  );
}
