import { useState, type FormEvent } from 'react';
import { useText } from '#app/i18n/text.tsx';
import type { PasskeyHere, Secret } from '#app/store/work-locks.ts';
import type { Ways } from '#app/store/staff-work.ts';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { NewPin, PinField } from './Pin.tsx';
import type { Planner } from './planner.ts';
import { useMayLockWithPasskey, usePasskey } from './use-passkey.ts';
import { askWorkPasskey, letGoOf, makeWorkPasskey } from './work-passkey.ts';

interface Props {
  ways: Ways;
  onAdd: Planner['addWay'];
}

/**
 * A second way to open what is kept here, for when the first is lost; or another one in its place. Whoever adds a passkey
 * says the PIN, and whoever sets a PIN has the passkey.
 */
export function MoreWays({ ways, onAdd }: Props) {
  const say = useText('planning');
  const may = useMayLockWithPasskey();
  const { withPasskey, trouble } = usePasskey();
  const [pin, setPin] = useState('');
  const [became, setBecame] = useState<Awaited<ReturnType<Planner['addWay']>>>();
  const { passkey } = ways;
  const add = (have: () => Promise<Secret>, more: () => Promise<Secret>, replaced?: PasskeyHere) =>
    withPasskey(async () => {
      setBecame(undefined);
      const came = await onAdd(await have(), more);
      setBecame(came);
      setPin('');
      if (came === 'added' && replaced !== undefined) letGoOf(replaced);
    });
  const addPasskey = (event: FormEvent) => {
    event.preventDefault();
    if (pin !== '') void add(() => Promise.resolve({ kind: 'pin', pin }), () => makeWorkPasskey(say('passkey-name')), passkey);
  };
  const wrong = trouble ?? (became === 'wrong' || became === 'resting' ? 'way-wrong' : undefined);
  return (
    <div className="plan-way">
      <div role="alert">{wrong === undefined ? null : <Notice kind="danger">{say(wrong)}</Notice>}</div>
      <div role="status">{became === 'added' && trouble === undefined ? <Notice kind="good">{say('way-added')}</Notice> : null}</div>
      {ways.pin && may ? (
        <details className="plan-more">
          <summary>{say('add-passkey')}</summary>
          <form className="plan-form" onSubmit={addPasskey}>
            <p className="hint">{say('by-passkey-hint')}</p>
            <PinField name="pin-now" label={say('pin-now')} value={pin} onChange={setPin} />
            <Button type="submit">{say('add-passkey')}</Button>
          </form>
        </details>
      ) : null}
      {passkey === undefined ? null : (
        <details className="plan-more">
          <summary>{say('add-pin')}</summary>
          <NewPin done={say('add-pin')} kind="quiet" onPin={(chosen) => add(() => askWorkPasskey(passkey), () => Promise.resolve(chosen))} />
        </details>
      )}
    </div>
  );
}
