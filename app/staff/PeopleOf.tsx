import { useCallback, useEffect, useState } from 'react';
import type { Me, People } from '#server/contracts/staff.ts';
import type { StaffApi } from '#app/api/staff.ts';
import { Sure } from '#app/desk/Sure.tsx';
import { formatMoment, isolated } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { MakeInvite } from './MakeInvite.tsx';
import { InviteCard, type CardOfInvite } from './InviteCard.tsx';
import { TroubleSaid } from './Trouble.tsx';
import { useAsking } from './use-asking.ts';

interface Props {
  api: StaffApi;
  area: { slug: string; name: string };
  me: Me;
}

/** The people of an area, their roles, and the links by which others come. */
export function PeopleOf({ api, area, me }: Props) {
  const say = useText('staff');
  const [known, setKnown] = useState<People>();
  const [card, setCard] = useState<CardOfInvite>();
  const { ask, trouble } = useAsking();
  const { ask: load, trouble: notLoaded } = useAsking();
  const look = useCallback(() => load(() => api.people(area.slug), setKnown), [load, api, area.slug]);
  useEffect(() => void look(), [look]);
  const shown = (made: CardOfInvite) => {
    setCard(made);
    void look();
  };
  return (
    <section className="staff-part">
      <h2>{say('people-title', { area: area.name })}</h2>
      <TroubleSaid trouble={trouble ?? notLoaded} />
      <ul className="staff-list">
        {known?.people.map((person) => (
          <li key={person.id}>
            <span>
              <strong>{person.name}</strong> <bdi className="hint">{person.email}</bdi>
              {person.ready ? null : <span className="hint"> {say('people-not-ready')}</span>}
            </span>
            {person.roles.map((role) => (
              <span key={role} className="staff-role">
                <span>{say(`role-${role}`)}</span>
                <Sure ask={say('people-take')} question={say('people-take-sure', { name: person.name, role: say(`role-${role}`) })} onSure={() => void ask(() => api.takeRole(area.slug, person.id, role), look)} />
              </span>
            ))}
            {person.id === me.id ? null : (
              <Sure ask={say('people-end')} question={say('people-end-sure', { name: person.name })} onSure={() => void ask(() => api.endDevicesOf(area.slug, person.id), look)} />
            )}
            {person.id === me.id ? null : (
              <Sure
                ask={say('people-way-in')}
                question={say('people-way-in-sure', { name: person.name })}
                onSure={() => void ask(() => api.makeWayIn(area.slug, person.id), (made) => shown({ ...made, area: area.name, madeFor: person.name, role: undefined }))}
              />
            )}
          </li>
        ))}
      </ul>
      <MakeInvite onMake={(role, madeFor) => void ask(() => api.makeInvite(area.slug, role, madeFor), (made) => shown({ ...made, area: area.name, madeFor, role }))} />
      {card === undefined ? null : <InviteCard card={card} />}
      {known === undefined || known.invites.length === 0 ? null : <Invites invites={known.invites} onTakeBack={(id) => void ask(() => api.takeBackInvite(area.slug, id), look)} />}
    </section>
  );
}

function Invites({ invites, onTakeBack }: { invites: People['invites']; onTakeBack(id: string): void }) {
  const say = useText('staff');
  const { tag } = useLanguage();
  return (
    <>
      <h3>{say('invites-title')}</h3>
      <p>{say('invites-look')}</p>
      <ul className="staff-list">
        {invites.map(({ id, kind, role, madeFor, state, expiresAt, openedBy }) => (
          <li key={id}>
            <span>
              <strong>{madeFor === '' ? say('invites-by-server') : say('invites-for', { name: madeFor })}</strong>{' '}
              <span>{kind === 'way-in' || role === undefined ? say('invites-way-in') : say(`role-${role}`)}</span>{' '}
              <span className="hint">{say(`invite-${state}`, { when: formatMoment(tag, Date.parse(expiresAt)) })}</span>
              {openedBy === undefined ? null : <span className="staff-opened">{say('invites-opened-by', { name: isolated(openedBy.name), email: isolated(openedBy.email), when: formatMoment(tag, Date.parse(openedBy.at)) })}</span>}
            </span>
            {state === 'waiting' || state === 'opened' ? <Button onClick={() => onTakeBack(id)}>{say('invites-take-back')}</Button> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
