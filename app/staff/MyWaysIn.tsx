import { useState, type FormEvent } from 'react';
import { staffBounds } from '#server/contracts/staff-bounds.ts';
import type { Me } from '#server/contracts/staff.ts';
import type { StaffApi } from '#app/api/staff.ts';
import { hasPasskeys } from '#app/desk/passkey.ts';
import { formatMoment } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Field } from './Field.tsx';
import { useDeviceName } from './MyDevices.tsx';
import { NewPassword } from './NewPassword.tsx';
import { makePasskey } from './passkeys.ts';
import { RecoveryCodesSheet } from './RecoveryCodesSheet.tsx';
import { SetUp } from './SetUp.tsx';
import { TroubleSaid } from './Trouble.tsx';
import { useAsking } from './use-asking.ts';
import { goTo, useCouncils } from './use-council.ts';

interface Props {
  api: StaffApi;
  me: Me;
  onChanged(): void;
}

/** My passkeys, my password and my recovery codes. */
export function MyWaysIn({ api, me, onChanged }: Props) {
  const say = useText('staff');
  const { tag } = useLanguage();
  const nameOf = useDeviceName();
  const { ask, trouble } = useAsking();
  const [adding, setAdding] = useState(false);
  const { passkeys, password, councils } = me.ways;
  const offered = useCouncils(api).filter(({ id }) => councils.every((joined) => joined.id !== id));
  const mayGo = passkeys.length + councils.length + Number(password) > 1;
  const add = () =>
    ask(async () => {
      const options = await api.newPasskeyOptions();
      return options.kind === 'ok' ? api.newPasskey(await makePasskey(options.value)) : options;
    }, onChanged);
  return (
    <section className="staff-part">
      <h2>{say('ways-title')}</h2>
      <TroubleSaid trouble={trouble} />
      <ul className="staff-list">
        {passkeys.map(({ id, name, addedAt }) => (
          <li key={id}>
            <span>
              <strong>{say('ways-passkey', { device: nameOf(name) })}</strong> <span className="hint">{formatMoment(tag, Date.parse(addedAt))}</span>
            </span>
            {mayGo ? <Button onClick={() => void ask(() => api.removePasskey(id), onChanged)}>{say('ways-remove')}</Button> : null}
          </li>
        ))}
        {councils.map(({ id, name }) => (
          <li key={id}>
            <strong>{say('ways-council', { name })}</strong>
            {mayGo ? <Button onClick={() => void ask(() => api.removeCouncil(id), onChanged)}>{say('ways-remove')}</Button> : null}
          </li>
        ))}
        {password ? (
          <li>
            <strong>{say('ways-password')}</strong>
          </li>
        ) : null}
      </ul>
      <div className="actions">
        {hasPasskeys() ? <Button onClick={() => void add()}>{say('ways-add-passkey')}</Button> : null}
        {offered.map(({ id, name }) => (
          <Button key={id} onClick={() => void ask(() => api.joinCouncil(id, tag), ({ url }) => goTo(url))}>
            {say('ways-add-council', { name })}
          </Button>
        ))}
        {password || adding ? null : <Button onClick={() => setAdding(true)}>{say('ways-add-password')}</Button>}
      </div>
      {adding ? (
        <SetUp
          api={api}
          offered="password"
          onDone={() => {
            setAdding(false);
            onChanged();
          }}
        />
      ) : null}
      {password ? <WithPassword api={api} /> : null}
    </section>
  );
}

/** What asks for the password once more: another one, and new recovery codes. */
function WithPassword({ api }: { api: StaffApi }) {
  const say = useText('staff');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [done, setDone] = useState<'changed' | readonly string[]>();
  const { ask, busy, trouble } = useAsking();
  const change = (event: FormEvent) => {
    event.preventDefault();
    if (next === '') void ask(() => api.newRecoveryCodes(current), ({ recoveryCodes }) => setDone(recoveryCodes));
    else void ask(() => api.changePassword(current, next), () => setDone('changed'));
  };
  return (
    <details className="staff-more">
      <summary>{say('ways-change')}</summary>
      <form className="staff-form" onSubmit={change}>
        <TroubleSaid trouble={trouble} />
        {done === 'changed' ? (
          <Notice kind="good" live>
            {say('ways-changed')}
          </Notice>
        ) : null}
        {Array.isArray(done) ? <RecoveryCodesSheet codes={done} /> : null}
        <Field label={say('password-now')} type="password" autoComplete="current-password" dir="ltr" maxLength={staffBounds.passwordMost} required value={current} onChange={setCurrent} />
        <NewPassword hint={say('ways-new-hint', { least: staffBounds.passwordLeast })} value={next} onChange={setNext} />
        <Button type="submit" aria-disabled={busy}>
          {say(next === '' ? 'ways-new-codes' : 'ways-new-password')}
        </Button>
      </form>
    </details>
  );
}
