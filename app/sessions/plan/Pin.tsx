import { useState, type FormEvent } from 'react';
import { Line, type LineProps } from '#app/desk/Fields.tsx';
import { Sure } from '#app/desk/Sure.tsx';
import { formatMoment } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import type { PlannerState } from './planner.ts';

/** Minutes are what is shown: the first that lies behind it. */
const wholeMinute = (moment: number): number => Math.ceil(moment / 60_000) * 60_000;

const leastPin = 6;
const mostPin = 64;

function PinField(props: Pick<LineProps, 'name' | 'label' | 'hint' | 'value' | 'onChange'>) {
  return <Line {...props} type="password" dir="ltr" maxLength={mostPin} />;
}

/** Deletes what is kept here, once it was asked twice. */
export function Forget({ onForget }: { onForget(): void }) {
  const say = useText('planning');
  return <Sure ask={say('forget')} question={say('forget-sure')} onSure={onForget} />;
}

interface UnlockProps {
  state: Extract<PlannerState, { kind: 'locked' }>;
  onPin(pin: string): Promise<void>;
  onForget(): void;
}

/** Work is kept here: its PIN is asked for. */
export function Unlock({ state, onPin, onForget }: UnlockProps) {
  const say = useText('planning');
  const { tag } = useLanguage();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || pin === '') return;
    setBusy(true);
    await onPin(pin).finally(() => setBusy(false));
    setPin('');
  };
  return (
    <section className="plan-part">
      <h2>{say('unlock-title')}</h2>
      <form className="plan-form" onSubmit={(event) => void submit(event)}>
        <PinField name="pin" label={say('pin')} value={pin} onChange={setPin} />
        <div role="alert">
          {state.said === 'wrong' ? <Notice kind="danger">{say('pin-wrong')}</Notice> : null}
          {state.until > 0 ? <Notice kind="danger">{say('pin-rest', { when: formatMoment(tag, wholeMinute(state.until)) })}</Notice> : null}
        </div>
        <Button type="submit" kind="primary" aria-disabled={busy}>
          {busy ? say('opening') : say('unlock')}
        </Button>
      </form>
      <details className="plan-more">
        <summary>{say('forgot')}</summary>
        <p>{say('forgot-what')}</p>
        <Forget onForget={onForget} />
      </details>
    </section>
  );
}

/** Keeps the work on this device from now on, under a PIN. */
export function KeepHere({ onKeep }: { onKeep(pin: string): Promise<void> }) {
  const say = useText('planning');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<'pin-short' | 'pin-differs'>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = pin.length < leastPin ? 'pin-short' : pin === again ? undefined : 'pin-differs';
    setWrong(found);
    if (found === undefined) void onKeep(pin);
  };
  return (
    <details className="plan-more">
      <summary>{say('keep-title')}</summary>
      <form className="plan-form" onSubmit={submit}>
        <p>{say('keep-lead')}</p>
        <PinField name="new-pin" label={say('pin')} hint={say('pin-hint')} value={pin} onChange={setPin} />
        <PinField name="pin-again" label={say('pin-again')} value={again} onChange={setAgain} />
        <div role="alert">{wrong === undefined ? null : <Notice kind="danger">{say(wrong)}</Notice>}</div>
        <Button type="submit" kind="primary">
          {say('keep')}
        </Button>
      </form>
    </details>
  );
}
