import { useCallback, useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { bounds } from '#server/contracts/bounds.ts';
import { staffBounds } from '#server/contracts/staff-bounds.ts';
import type { InviteFound, Me } from '#server/contracts/staff.ts';
import type { StaffApi } from '#app/api/staff.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { Button } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { StaffPage } from '#app/ui/PlainPage.tsx';
import { Field } from './Field.tsx';
import { SetUp } from './SetUp.tsx';
import { TroubleSaid, type Trouble } from './Trouble.tsx';
import { useAsking } from './use-asking.ts';
import './staff.css';

interface Props {
  api: StaffApi;
  /** Takes the secret out of the address; empty where there is none. */
  takeSecret(): string;
  /** Goes to the staff's own page. */
  onDone(): void;
  tools?: ReactNode;
}

type State = { kind: 'looking' } | { kind: 'no-link' } | { kind: 'trouble'; trouble: Trouble } | { kind: 'found'; secret: string; invite: InviteFound; me: Me | undefined } | { kind: 'opened' };

/** `/staff/invite#<secret>`: what a link is for; then a name, and a way in. */
export function Invite({ api, takeSecret, onDone, tools }: Props) {
  const say = useText('staff');
  const [state, setState] = useState<State>({ kind: 'looking' });

  const look = useCallback(async () => {
    const secret = takeSecret();
    if (secret === '') return setState({ kind: 'no-link' });
    setState({ kind: 'looking' });
    const found = await api.invite(secret);
    if (found.kind === 'problem') return setState({ kind: 'trouble', trouble: found.problem });
    // Who has an account already takes on the role with it; for a new way in nobody needs to be signed in.
    const me = found.value.kind === 'role' ? await api.me() : undefined;
    setState({ kind: 'found', secret, invite: found.value, me: me?.kind === 'ok' && me.value.ready ? me.value : undefined });
  }, [api, takeSecret]);
  useEffect(() => {
    const again = () => void look();
    again();
    addEventListener('hashchange', again);
    return () => removeEventListener('hashchange', again);
  }, [look]);

  return (
    <StaffPage title={say('invite-title')} tools={tools}>
      {state.kind === 'looking' ? <Loading /> : null}
      {state.kind === 'no-link' ? <Notice>{say('invite-none')}</Notice> : null}
      {state.kind === 'trouble' ? <TroubleSaid trouble={state.trouble} /> : null}
      {state.kind === 'found' ? (
        <>
          <About invite={state.invite} />
          {state.me === undefined ? (
            <WhoAreYou api={api} secret={state.secret} invite={state.invite} onOpened={() => setState({ kind: 'opened' })} />
          ) : (
            <TakeOn api={api} secret={state.secret} me={state.me} onDone={onDone} />
          )}
        </>
      ) : null}
      {state.kind === 'opened' ? <SetUp api={api} onDone={onDone} /> : null}
    </StaffPage>
  );
}

function About({ invite: { kind, role, area, madeFor, expiresAt } }: { invite: InviteFound }) {
  const say = useText('staff');
  const { tag } = useLanguage();
  return (
    <section className="staff-part">
      <p className="staff-big">{kind === 'way-in' ? say('invite-way-in', { area: area.name }) : say('invite-role', { area: area.name, role: say(`role-${role ?? 'coordinator'}`) })}</p>
      {madeFor === '' ? null : <Notice>{say('invite-for', { name: madeFor })}</Notice>}
      <p className="hint">{say('invite-until', { when: formatMoment(tag, Date.parse(expiresAt)) })}</p>
    </section>
  );
}

function WhoAreYou({ api, secret, invite, onOpened }: { api: StaffApi; secret: string; invite: InviteFound; onOpened(): void }) {
  const say = useText('staff');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const { ask, busy, trouble } = useAsking();
  const isNew = invite.kind === 'role';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask(() => (isNew ? api.openInvite(secret, name, email) : api.openInvite(secret)), onOpened);
  };
  return (
    <section className="staff-part">
      <TroubleSaid trouble={trouble} />
      <form className="staff-form" onSubmit={submit}>
        {isNew ? (
          <>
            <Field label={say('name')} hint={say('name-hint')} name="name" autoComplete="name" maxLength={bounds.nameLength} required value={name} onChange={setName} />
            <Field label={say('email')} hint={say('email-hint')} type="email" name="email" autoComplete="username" inputMode="email" dir="ltr" maxLength={staffBounds.emailLength} required value={email} onChange={setEmail} />
          </>
        ) : (
          <Notice>{say('way-in-what')}</Notice>
        )}
        <Button kind="primary" type="submit" aria-disabled={busy}>
          {say('go-on')}
        </Button>
      </form>
    </section>
  );
}

function TakeOn({ api, secret, me, onDone }: { api: StaffApi; secret: string; me: Me; onDone(): void }) {
  const say = useText('staff');
  const { ask, busy, trouble } = useAsking();
  return (
    <section className="staff-part">
      <TroubleSaid trouble={trouble} />
      <p>{say('take-on-what', { name: me.name })}</p>
      <div className="actions">
        <Button kind="primary" aria-disabled={busy} onClick={() => void ask(() => api.joinByInvite(secret), onDone)}>
          {say('take-on', { name: me.name })}
        </Button>
      </div>
      <p className="hint">{say('take-on-not-me')}</p>
    </section>
  );
}
