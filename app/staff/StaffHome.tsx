import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { screenAddress } from '#server/contracts/screen-address.ts';
import type { Me } from '#server/contracts/staff.ts';
import type { StaffApi } from '#app/api/staff.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { StaffPage } from '#app/ui/PlainPage.tsx';
import { MyDevices } from './MyDevices.tsx';
import { MyWaysIn } from './MyWaysIn.tsx';
import { PeopleOf } from './PeopleOf.tsx';
import { followLanguage, forgetLanguage } from './own-language.ts';
import { placesFor, readsOnly } from './places.ts';
import { SetUp } from './SetUp.tsx';
import { TroubleSaid, type Trouble } from './Trouble.tsx';
import { useAsking } from './use-asking.ts';
import { backFromCouncil, forgetReturn } from './use-council.ts';
import './staff.css';

interface Props {
  api: StaffApi;
  /** Goes to where one signs in. */
  onSignedOut(): void;
  tools?: ReactNode;
}

/** `/staff`: who I am here, my devices and ways in; and the people of an area for its administrator. */
export function StaffHome({ api, onSignedOut, tools }: Props) {
  const say = useText('staff');
  const { tag } = useLanguage();
  const [me, setMe] = useState<Me>();
  const [trouble, setTrouble] = useState<Trouble>();

  const look = useCallback(async () => {
    const found = await api.me();
    if (found.kind === 'ok') return followLanguage(found.value.language, tag) ? location.reload() : setMe(found.value);
    if (found.problem !== 'offline' && found.problem.code === 'not-signed-in') return onSignedOut();
    setTrouble(found.problem);
  }, [api, onSignedOut, tag]);
  useEffect(() => {
    // Who comes back from joining their council's sign-in has that finished first.
    void (backFromCouncil() === 'joined' ? api.joinedCouncil().then(forgetReturn).then(look) : look());
    // A page that the browser kept is not shown again to who goes back to it: it asks anew who is there.
    const kept = ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return;
      setMe(undefined);
      void look();
    };
    addEventListener('pageshow', kept);
    return () => removeEventListener('pageshow', kept);
  }, [api, look]);

  const leave = () => {
    forgetLanguage();
    onSignedOut();
  };

  return (
    <StaffPage title={say('home-title')} tools={tools}>
      <TroubleSaid trouble={trouble} />
      {backFromCouncil() === 'refused' ? <Notice kind="danger" live>{say('council-no')}</Notice> : null}
      {me === undefined && trouble === undefined ? <Loading /> : null}
      {me === undefined ? null : (
        <>
          <Who me={me} api={api} onSignedOut={leave} />
          {me.ready ? (
            <>
              <Places me={me} />
              {me.roles
                .filter(({ role }) => role === 'administrator')
                .map(({ area }) => (
                  <PeopleOf key={area.slug} api={api} area={area} me={me} />
                ))}
              <MyDevices api={api} onSignedOut={leave} />
              <MyWaysIn api={api} me={me} onChanged={() => void look()} />
            </>
          ) : (
            <SetUp api={api} onDone={() => void look()} />
          )}
        </>
      )}
    </StaffPage>
  );
}

function Who({ me, api, onSignedOut }: { me: Me; api: StaffApi; onSignedOut(): void }) {
  const say = useText('staff');
  const { ask, trouble } = useAsking();
  return (
    <section className="staff-part">
      <p className="staff-big">{say('home-who', { name: me.name })}</p>
      {me.roles.length === 0 ? (
        me.ready ? <p>{say('home-no-role')}</p> : null
      ) : (
        <ul>
          {me.roles.map(({ area, role }) => (
            <li key={`${area.slug} ${role}`}>{say('home-role', { area: area.name, role: say(`role-${role}`) })}</li>
          ))}
        </ul>
      )}
      <TroubleSaid trouble={trouble} />
      <Button onClick={() => void ask(() => api.signOut(), onSignedOut)}>{say('sign-out')}</Button>
    </section>
  );
}

/** Where one's work is: the screens of each area, by what one is there. */
function Places({ me }: { me: Me }) {
  const say = useText('staff');
  return [...Map.groupBy(me.roles, ({ area }) => area.slug).values()].map((here) => {
    const [first] = here;
    const places = placesFor(here.map(({ role }) => role));
    if (first === undefined || places.length === 0) return null;
    return (
      <nav key={first.area.slug} className="staff-part" aria-label={first.area.name}>
        <h2>{first.area.name}</h2>
        {readsOnly(places) ? <p>{say('home-reads')}</p> : null}
        <ul className="staff-places">
          {places.map(({ screen, words }) => (
            <li key={screen}>
              <a className="button" href={screenAddress(screen, { area: first.area.slug })}>
                {say(words)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    );
  });
}
