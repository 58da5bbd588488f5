import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { GroupReplies } from '#server/contracts/network.ts';
import type { Reply } from '#server/contracts/reply.ts';
import { screenAddress } from '#server/contracts/screen-address.ts';
import type { NetworkApi } from '#app/api/network.ts';
import { DeskPage } from '#app/desk/DeskPage.tsx';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useRoundName } from '#app/desk/survey-name.ts';
import { useAsking } from '#app/desk/use-asking.ts';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Asked } from './Asked.tsx';
import { CloseOrOpen } from './CloseOrOpen.tsx';
import { GroupForm } from './GroupForm.tsx';
import { spokenNames } from './names.ts';
import { useNetwork } from './use-network.ts';

interface Props {
  area: string;
  id: string;
  api: NetworkApi;
  replies(list: readonly Reply[]): ReactNode;
  tools?: ReactNode;
}

/** `/staff/areas/:area/groups/:group`: what came back for a group, and what it was asked. */
export function GroupPage({ area, id, api, replies, tools }: Props) {
  const say = useText('network');
  const { tag } = useLanguage();
  const { network, trouble, look } = useNetwork(api);
  const group = network?.groups.find((each) => each.id === id);
  const setting = network?.settings.find((each) => each.id === group?.setting);
  const above = <a href={screenAddress('network', { area })}>{say('to-network')}</a>;
  if (network === undefined || group === undefined) {
    return (
      <DeskPage title={say('group')} tools={tools} above={above}>
        {network !== undefined ? <Notice>{say('group-unknown')}</Notice> : trouble === undefined ? <Loading /> : <TroubleSaid trouble={trouble} retry={look} />}
      </DeskPage>
    );
  }
  return (
    <DeskPage title={<bdi>{group.name}</bdi>} tools={tools} above={above}>
      <TroubleSaid trouble={trouble} retry={look} />
      <p>
        {say(`group-${group.kind}`)}
        {group.year === undefined ? null : ` · ${say('year', { year: group.year })}`}
        {' · '}
        <bdi>{setting?.name}</bdi>
        {group.languages.length === 0 ? null : ` · ${spokenNames(group.languages)}`}
      </p>
      {group.closedOn === undefined ? null : <p>{say('closed-on', { day: formatDay(tag, group.closedOn) })}</p>}
      <BroughtBack id={id} api={api} replies={replies} />
      <section className="network-part">
        <h2>{say('asks-title')}</h2>
        {group.asks.length === 0 ? <p>{say('asks-none')}</p> : null}
        {group.asks.map((ask) => (
          <Asked key={ask.round} api={api} group={id} ask={ask} mayChange={network.mayChange} onChanged={look} />
        ))}
      </section>
      {network.mayChange ? (
        <section className="network-part">
          <details className="network-more">
            <summary>{say('change')}</summary>
            <p className="hint">{say('no-names')}</p>
            <GroupForm api={api} setting={group.setting} group={group} onDone={look} />
            <CloseOrOpen closed={group.closedOn !== undefined} close={(closed) => api.closeGroup(id, closed)} onDone={look} />
          </details>
        </section>
      ) : null}
    </DeskPage>
  );
}

/** What was written back about what the group said: at its next session this comes first. */
function BroughtBack({ id, api, replies }: Pick<Props, 'id' | 'api' | 'replies'>) {
  const say = useText('network');
  const { tag } = useLanguage();
  const nameOf = useRoundName();
  const [found, setFound] = useState<GroupReplies>();
  const { ask, trouble } = useAsking();
  const look = useCallback(() => void ask(() => api.replies(id), setFound), [ask, api, id]);
  useEffect(look, [look]);
  const fresh = found?.rounds.filter((round) => round.fresh.length > 0) ?? [];
  const before = found?.rounds.filter((round) => round.before.length > 0) ?? [];
  return (
    <section className="network-part">
      <h2>{say('back-title')}</h2>
      <TroubleSaid trouble={trouble} retry={look} />
      {found === undefined ? trouble === undefined ? <Loading /> : null : <p>{found.since === undefined ? say('back-first') : say('back-since', { day: formatDay(tag, found.since) })}</p>}
      {found !== undefined && fresh.length === 0 ? <p>{say('back-none')}</p> : null}
      {found?.madeUp === true && found.rounds.length > 0 ? <Notice>{say('back-made-up')}</Notice> : null}
      {fresh.map((round) => (
        <div key={round.round} className="network-back">
          <h3>{nameOf(round.survey, round.round)}</h3>
          {replies(round.fresh)}
        </div>
      ))}
      {before.length === 0 ? null : (
        <details className="network-more">
          <summary>{say('back-before')}</summary>
          {before.map((round) => (
            <div key={round.round} className="network-back">
              <h3>{nameOf(round.survey, round.round)}</h3>
              {replies(round.before)}
            </div>
          ))}
        </details>
      )}
    </section>
  );
}
