import { useState, type FormEvent } from 'react';
import { Line, type LineProps } from '#app/desk/Fields.tsx';
import { useText } from '#app/i18n/text.tsx';
import type { PinSecret } from '#app/store/work-locks.ts';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';

const leastPin = 6;
const mostPin = 64;

/** Where a PIN is typed. */
export function PinField(props: Pick<LineProps, 'name' | 'label' | 'hint' | 'value' | 'onChange'>) {
  return <Line {...props} type="password" dir="ltr" maxLength={mostPin} />;
}

interface NewPinProps {
  /** On the button. */
  done: string;
  kind?: 'primary' | 'quiet';
  onPin(secret: PinSecret): Promise<void>;
}

/** A PIN is chosen, and typed twice. */
export function NewPin({ done, kind = 'primary', onPin }: NewPinProps) {
  const say = useText('planning');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<'pin-short' | 'pin-differs'>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = pin.length < leastPin ? 'pin-short' : pin === again ? undefined : 'pin-differs';
    setWrong(found);
    if (found !== undefined) return;
    void onPin({ kind: 'pin', pin }).then(() => {
      setPin('');
      setAgain('');
    });
  };
  return (
    <form className="plan-form" onSubmit={submit}>
      <PinField name="new-pin" label={say('pin')} hint={say('pin-hint')} value={pin} onChange={setPin} />
      <PinField name="pin-again" label={say('pin-again')} value={again} onChange={setAgain} />
      <div role="alert">{wrong === undefined ? null : <Notice kind="danger">{say(wrong)}</Notice>}</div>
      <Button type="submit" kind={kind}>
        {done}
      </Button>
    </form>
  );
}
