import { useState } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { unshareDevice } from '#app/store/share-device.ts';
import type { SharedMode } from '#app/store/shared.ts';
import { putAllAway } from '#app/surveys/hand-over.ts';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';

type State = 'on' | 'sure' | 'failed';

/** Makes it somebody's own device again, asked twice. It opens nothing: what still lies here unfinished is put away first. */
export function TurnOff({ mode, onDone }: { mode: SharedMode; onDone(): Promise<void> }) {
  const say = useText('sessions');
  const [state, setState] = useState<State>('on');
  const turnOff = async () => {
    try {
      await putAllAway(mode, Date.now());
      await unshareDevice();
      await onDone();
    } catch {
      setState('failed');
    }
  };
  return (
    <section className="share-part turn-off">
      {state === 'failed' ? <Notice kind="danger" live>{say('share-failed')}</Notice> : null}
      {state === 'on' ? (
        <Button onClick={() => setState('sure')}>{say('off')}</Button>
      ) : (
        <>
          <h2>{say('off-title')}</h2>
          <p>{say('off-text')}</p>
          <div className="actions">
            <Button onClick={() => setState('on')}>{say('off-no')}</Button>
            <Button kind="danger" onClick={() => void turnOff()}>
              {say('off-yes')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
