import { useState, type FormEvent } from 'react';
import { useText } from '#app/i18n/text.tsx';
import type { PinCheck } from '#app/store/session-here.ts';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { checkOf, isPin, pinLength } from './pin.ts';
import { PinField } from './PinField.tsx';

/** The facilitator's PIN is chosen when a shared tablet joins; typed twice, since it is shown nowhere afterwards. */
export function SetPin({ onPin }: { onPin(check: PinCheck): void }) {
  const say = useText('kiosk');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<'pin-short' | 'pin-differs'>();
  const [busy, setBusy] = useState(false);
  const keep = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (!isPin(pin)) return setWrong('pin-short');
    if (pin !== again) return setWrong('pin-differs');
    setWrong(undefined);
    setBusy(true);
    void checkOf(pin).then(onPin);
  };
  return (
    <form className="share-part" onSubmit={keep} autoComplete="off" noValidate>
      <h2>{say('pin-title')}</h2>
      <p>{say('pin-why')}</p>
      {wrong === undefined ? null : (
        <Notice kind="danger" live>
          {say(wrong, pinLength)}
        </Notice>
      )}
      <PinField label={say('pin-field', pinLength)} value={pin} onChange={setPin} />
      <PinField label={say('pin-again')} value={again} onChange={setAgain} />
      <Button kind="primary" type="submit" disabled={busy}>
        {say('pin-keep')}
      </Button>
    </form>
  );
}
