import { useState, type FormEvent } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { changeHere, type PinCheck } from '#app/store/session-here.ts';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { tryPin } from './pin.ts';
import { PinField } from './PinField.tsx';

interface Props {
  pin: PinCheck;
  onRight(): void;
  onBack(): void;
}

type Said = { kind: 'nothing' } | { kind: 'wrong' } | { kind: 'rests'; seconds: number };

/** The PIN, before the page for helpers; and what can be done where it is forgotten. */
export function AskPin({ pin, onRight, onBack }: Props) {
  const say = useText('kiosk');
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<Said>({ kind: 'nothing' });
  const [busy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    const tried = await tryPin(pin, typed, Date.now());
    // What was tried is on the disk before anything is said: a reload begins no new count.
    await changeHere((here) => ({ ...here, pin: tried.now }));
    setTyped('');
    setBusy(false);
    if (tried.kind === 'right') onRight();
    else setSaid(tried.kind === 'wrong' ? { kind: 'wrong' } : { kind: 'rests', seconds: Math.ceil(tried.forMs / 1_000) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void open();
  };
  return (
    <form className="share-part" onSubmit={submit} autoComplete="off" noValidate>
      {said.kind === 'nothing' ? null : (
        <Notice kind="danger" live>
          {said.kind === 'wrong' ? say('ask-wrong') : say('ask-rests', { seconds: said.seconds })}
        </Notice>
      )}
      <PinField label={say('ask-field')} value={typed} onChange={setTyped} />
      <div className="actions">
        <Button kind="primary" type="submit" disabled={busy}>
          {say('ask-open')}
        </Button>
        <Button onClick={onBack}>{say('ask-back')}</Button>
      </div>
      <p>{say('ask-forgot')}</p>
    </form>
  );
}
