import { useState, type FormEvent, type ReactNode } from 'react';
import { staffBounds } from '#server/contracts/staff-bounds.ts';
import type { SignedIn } from '#server/contracts/staff.ts';
import type { StaffApi } from '#app/api/staff.ts';
import { hasPasskeys } from '#app/desk/passkey.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { StaffPage } from '#app/ui/PlainPage.tsx';
import { Field } from './Field.tsx';
import { askForPasskey } from './passkeys.ts';
import { TroubleSaid } from './Trouble.tsx';
import { useAsking } from './use-asking.ts';
import { backFromCouncil, goTo, useCouncils } from './use-council.ts';
import './staff.css';

interface Props {
  api: StaffApi;
  /** Goes to the staff's own page, where a way in that is not finished is finished too. */
  onSignedIn(): void;
  tools?: ReactNode;
}

/** `/staff/sign-in`: a passkey, or address and password and then the second step. */
export function SignIn({ api, onSignedIn, tools }: Props) {
  const say = useText('staff');
  const [second, setSecond] = useState(false);
  const goOn = ({ next }: SignedIn) => (next === 'second-step' ? setSecond(true) : onSignedIn());
  return (
    <StaffPage title={say('sign-in-title')} tools={tools}>
      {second ? <SecondStep api={api} goOn={goOn} back={() => setSecond(false)} /> : <FirstStep api={api} goOn={goOn} />}
    </StaffPage>
  );
}

interface StepProps {
  api: StaffApi;
  goOn(signedIn: SignedIn): void;
}

function FirstStep({ api, goOn }: StepProps) {
  const say = useText('staff');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { tag } = useLanguage();
  const councils = useCouncils(api);
  const { ask, busy, trouble } = useAsking();
  const withPasskey = () =>
    ask(async () => {
      const options = await api.passkeyOptions();
      return options.kind === 'ok' ? api.passkey(await askForPasskey(options.value)) : options;
    }, goOn);
  const withPassword = (event: FormEvent) => {
    event.preventDefault();
    void ask(() => api.signIn(email, password), goOn);
  };
  return (
    <div className="staff-part">
      <p>{say('sign-in-lead')}</p>
      <TroubleSaid trouble={trouble} />
      {backFromCouncil() === 'refused' && trouble === undefined ? <Notice kind="danger" live>{say('council-no')}</Notice> : null}
      {councils.map(({ id, name }) => (
        <Button key={id} kind="primary" onClick={() => void ask(() => api.goToCouncil(id, tag), ({ url }) => goTo(url))}>
          {say('with-council', { name })}
        </Button>
      ))}
      {hasPasskeys() ? (
        <>
          <Button kind={councils.length === 0 ? 'primary' : 'quiet'} onClick={() => void withPasskey()}>
            {say('with-passkey')}
          </Button>
          <p className="hint">{say('passkey-hint')}</p>
          <h2>{say('with-password-title')}</h2>
        </>
      ) : null}
      <form className="staff-form" onSubmit={withPassword}>
        <Field label={say('email')} type="email" name="email" autoComplete="username" inputMode="email" dir="ltr" maxLength={staffBounds.emailLength} required value={email} onChange={setEmail} />
        <Field label={say('password')} type="password" name="password" autoComplete="current-password" dir="ltr" maxLength={staffBounds.passwordMost} required value={password} onChange={setPassword} />
        <Button kind={hasPasskeys() || councils.length > 0 ? 'quiet' : 'primary'} type="submit" aria-disabled={busy}>
          {say('with-password')}
        </Button>
      </form>
      <p>{say('lost')}</p>
    </div>
  );
}

function SecondStep({ api, goOn, back }: StepProps & { back(): void }) {
  const say = useText('staff');
  const [kind, setKind] = useState<'app' | 'recovery'>('app');
  const [code, setCode] = useState('');
  const { ask, busy, trouble } = useAsking();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask(() => api.secondStep(kind, code), goOn);
  };
  const other = kind === 'app' ? 'recovery' : 'app';
  return (
    <div className="staff-part">
      <h2>{say('second-title')}</h2>
      <TroubleSaid trouble={trouble} />
      <form key={kind} className="staff-form" onSubmit={submit}>
        {kind === 'app' ? (
          <Field label={say('code')} hint={say('code-hint')} name="code" autoComplete="one-time-code" inputMode="numeric" dir="ltr" maxLength={staffBounds.codeLength} required value={code} onChange={setCode} />
        ) : (
          <Field label={say('recovery-code')} hint={say('recovery-code-hint')} name="recovery" autoComplete="off" dir="ltr" maxLength={staffBounds.codeLength} required value={code} onChange={setCode} />
        )}
        <Button kind="primary" type="submit" aria-disabled={busy}>
          {say('sign-in')}
        </Button>
      </form>
      <div className="actions">
        <Button
          onClick={() => {
            setCode('');
            setKind(other);
          }}
        >
          {say(`use-${other}`)}
        </Button>
        <Button onClick={back}>{say('back')}</Button>
      </div>
    </div>
  );
}
