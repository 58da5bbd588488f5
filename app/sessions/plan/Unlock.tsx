import { useState, type FormEvent } from 'react';
import { Sure } from '#app/desk/Sure.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import type { PinSecret, Secret } from '#app/store/work-locks.ts';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { PinField } from './Pin.tsx';
import type { PlannerState } from './planner.ts';
import { usePasskey } from './use-passkey.ts';
import { askWorkPasskey } from './work-passkey.ts';

/** Minutes are what is shown: the first that lies behind it. */
const wholeMinute = (moment: number): number => Math.ceil(moment / 60_000) * 60_000;

/** Deletes what is kept here, once it was asked twice. */
export function Forget({ onForget }: { onForget(): void }) {
  const say = useText('planning');
  return <Sure ask={say('forget')} question={say('forget-sure')} onSure={onForget} />;
}

interface UnlockProps {
  state: Extract<PlannerState, { kind: 'locked' }>;
  onSecret(secret: Secret): Promise<void>;
  onForget(): void;
}

/** Work is kept here: its passkey or its PIN is asked for. */
export function Unlock({ state, onSecret, onForget }: UnlockProps) {
  const say = useText('planning');
  const { ways, said } = state;
  const { withPasskey, trouble } = usePasskey();
  const { passkey } = ways;
  const wrong = trouble ?? (said === 'wrong-passkey' ? 'passkey-wrong' : undefined);
  return (
    <section className="plan-part">
      <h2>{say('unlock-title')}</h2>
      {passkey === undefined ? null : (
        <div className="plan-way">
          <div role="alert">{wrong === undefined ? null : <Notice kind="danger">{say(wrong)}</Notice>}</div>
          <Button kind="primary" data-way="passkey" onClick={() => void withPasskey(async () => onSecret(await askWorkPasskey(passkey)))}>
            {say('unlock-passkey')}
          </Button>
        </div>
      )}
      {ways.pin ? <ByPin state={state} onPin={(pin) => withPasskey(async () => onSecret(pin))} /> : null}
      <details className="plan-more">
        <summary>{say(passkey === undefined ? 'forgot' : ways.pin ? 'lost-both' : 'lost-passkey')}</summary>
        <p>{say('forgot-what')}</p>
        <Forget onForget={onForget} />
      </details>
    </section>
  );
}

function ByPin({ state: { ways, until, said }, onPin }: Pick<UnlockProps, 'state'> & { onPin(secret: PinSecret): Promise<void> }) {
  const say = useText('planning');
  const { tag } = useLanguage();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || pin === '') return;
    setBusy(true);
    await onPin({ kind: 'pin', pin }).finally(() => setBusy(false));
    setPin('');
  };
  return (
    <form className="plan-form" onSubmit={(event) => void submit(event)}>
      <PinField name="pin" label={say('pin')} value={pin} onChange={setPin} />
      <div role="alert">
        {said === 'wrong-pin' ? <Notice kind="danger">{say('pin-wrong')}</Notice> : null}
        {until > 0 ? <Notice kind="danger">{say('pin-rest', { when: formatMoment(tag, wholeMinute(until)) })}</Notice> : null}
      </div>
      <Button type="submit" kind={ways.passkey === undefined ? 'primary' : 'quiet'} aria-disabled={busy}>
        {busy ? say('opening') : say('unlock')}
      </Button>
    </form>
  );
}
