import { Fragment, useRef, useState, type FormEvent } from 'react';
import { staffBounds } from '#server/contracts/staff-bounds.ts';
import type { SecondFactor } from '#server/contracts/staff.ts';
import type { StaffApi } from '#app/api/staff.ts';
import { hasPasskeys } from '#app/desk/passkey.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { QrPicture } from '#app/ui/QrPicture.tsx';
import { Field } from './Field.tsx';
import { NewPassword } from './NewPassword.tsx';
import { makePasskey } from './passkeys.ts';
import { RecoveryCodesSheet } from './RecoveryCodesSheet.tsx';
import { TroubleSaid } from './Trouble.tsx';
import { useAsking } from './use-asking.ts';
import { goTo, useCouncils } from './use-council.ts';

interface Props {
  api: StaffApi;
  /** The way in is finished. */
  onDone(): void;
  /** Which ways are offered: both, until one is there. */
  offered?: 'both' | 'password';
}

/** Makes a way in: a passkey, or a password with an authenticator app. */
export function SetUp({ api, onDone, offered = 'both' }: Props) {
  const say = useText('staff');
  const [factor, setFactor] = useState<SecondFactor>();
  const [password, setPassword] = useState('');
  const { tag } = useLanguage();
  const councils = useCouncils(api);
  const { ask, busy, trouble } = useAsking();
  if (factor !== undefined) return <FirstCode api={api} factor={factor} onDone={onDone} />;
  const withPasskey = () =>
    ask(async () => {
      const options = await api.newPasskeyOptions();
      return options.kind === 'ok' ? api.newPasskey(await makePasskey(options.value)) : options;
    }, onDone);
  const withPassword = (event: FormEvent) => {
    event.preventDefault();
    void ask(() => api.newPassword(password), setFactor);
  };
  const passkeyFirst = offered === 'both' && hasPasskeys();
  return (
    <section className="staff-part">
      <h2>{say('set-up-title')}</h2>
      {offered === 'both' ? <p>{say('set-up-lead')}</p> : null}
      <TroubleSaid trouble={trouble} />
      {offered === 'password'
        ? null
        : councils.map(({ id, name }) => (
            <Fragment key={id}>
              <h3>{say('with-council', { name })}</h3>
              <p>{say('council-what', { name })}</p>
              <Button kind="primary" onClick={() => void ask(() => api.joinCouncil(id, tag), ({ url }) => goTo(url))}>
                {say('council-join', { name })}
              </Button>
            </Fragment>
          ))}
      {passkeyFirst ? (
        <>
          <h3>{say('passkey-title')}</h3>
          <p>{say('passkey-what')}</p>
          <Button kind="primary" onClick={() => void withPasskey()}>
            {say('passkey-make')}
          </Button>
          <h3>{say('password-title')}</h3>
        </>
      ) : null}
      {offered === 'both' && !passkeyFirst ? <p>{say('passkey-not-here')}</p> : null}
      <form className="staff-form" onSubmit={withPassword}>
        <p>{say('password-what')}</p>
        <NewPassword hint={say('password-hint', { least: staffBounds.passwordLeast })} required value={password} onChange={setPassword} />
        <Button kind={passkeyFirst ? 'quiet' : 'primary'} type="submit" aria-disabled={busy}>
          {say('password-go')}
        </Button>
      </form>
    </section>
  );
}

function FirstCode({ api, factor, onDone }: { api: StaffApi; factor: SecondFactor; onDone(): void }) {
  const say = useText('staff');
  const [code, setCode] = useState('');
  const { ask, busy, trouble } = useAsking();
  const heading = useRef<HTMLHeadingElement>(null);
  const secret = new URL(factor.uri).searchParams.get('secret') ?? '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask(() => api.firstCode(code.replaceAll(/\s/g, '')), onDone);
  };
  return (
    <section className="staff-part">
      <h2 ref={heading}>{say('factor-title')}</h2>
      <p>{say('factor-which')}</p>
      <p>{say('factor-scan')}</p>
      <QrPicture text={factor.uri} label={say('factor-picture')} />
      <p>
        <a className="button quiet" href={factor.uri}>
          {say('factor-here')}
        </a>
      </p>
      <p>{say('factor-type')}</p>
      <p className="staff-secret" dir="ltr" translate="no">
        {(secret.match(/.{1,4}/g) ?? []).map((group, at) => (
          <span key={at}>{group} </span>
        ))}
      </p>
      <RecoveryCodesSheet codes={factor.recoveryCodes} />
      <h3>{say('factor-code-title')}</h3>
      <TroubleSaid trouble={trouble} />
      <form className="staff-form" onSubmit={submit}>
        <Field label={say('code')} hint={say('code-hint')} name="code" autoComplete="one-time-code" inputMode="numeric" dir="ltr" maxLength={10} required value={code} onChange={setCode} />
        <Button kind="primary" type="submit" aria-disabled={busy}>
          {say('factor-done')}
        </Button>
      </form>
      <Notice>{say('factor-lost')}</Notice>
    </section>
  );
}
