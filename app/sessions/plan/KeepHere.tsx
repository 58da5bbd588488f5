import { useText } from '#app/i18n/text.tsx';
import type { Secret } from '#app/store/work-locks.ts';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { NewPin } from './Pin.tsx';
import { useMayLockWithPasskey, usePasskey } from './use-passkey.ts';
import { makeWorkPasskey } from './work-passkey.ts';

/** Keeps the work on this device from now on, behind a passkey or a PIN. */
export function KeepHere({ onKeep }: { onKeep(secret: Secret): Promise<void> }) {
  const say = useText('planning');
  const may = useMayLockWithPasskey();
  const { withPasskey, trouble } = usePasskey();
  return (
    <details className="plan-more">
      <summary>{say('keep-title')}</summary>
      <p>{say('keep-lead')}</p>
      {may ? (
        <div className="plan-way">
          <h3>{say('by-passkey')}</h3>
          <p className="hint">{say('by-passkey-hint')}</p>
          <div role="alert">{trouble === undefined ? null : <Notice kind="danger">{say(trouble)}</Notice>}</div>
          <Button kind="primary" data-way="passkey" onClick={() => void withPasskey(async () => onKeep(await makeWorkPasskey(say('passkey-name'))))}>
            {say('keep-passkey')}
          </Button>
        </div>
      ) : null}
      <div className="plan-way">
        {may ? <h3>{say('by-pin')}</h3> : null}
        <NewPin done={say('keep')} kind={may ? 'quiet' : 'primary'} onPin={onKeep} />
      </div>
    </details>
  );
}
