import { useState } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Dialog } from '#app/ui/Dialog.tsx';
import { AreYouSure } from '../AreYouSure.tsx';

interface Props {
  onGoOn(): void;
  onKeep(): void;
  onDrop(): void;
}

/** Stopping is always fine; what happens to the answers is the person's choice. */
export function StopDialog({ onGoOn, onKeep, onDrop }: Props) {
  const say = useText('surveys');
  const [sure, ask] = useState(false);
  if (sure)
    return (
      <Dialog key="sure" title={say('sure-title')} isOpen onClose={onGoOn}>
        <p>{say('sure-text')}</p>
        <div className="cards">
          <AreYouSure onYes={onDrop} onNo={() => ask(false)} />
        </div>
      </Dialog>
    );
  return (
    <Dialog title={say('stop-title')} isOpen onClose={onGoOn}>
      <p>{say('stop-text')}</p>
      <div className="cards">
        <Button kind="primary" onClick={onGoOn}>
          <Picture concept="next" />
          <span>{say('stop-go-on')}</span>
        </Button>
        <Button onClick={onKeep}>
          <Picture concept="saved" />
          <span>{say('stop-keep')}</span>
        </Button>
        <Button kind="danger" onClick={() => ask(true)}>
          <Picture concept="delete" />
          <span>{say('stop-drop')}</span>
        </Button>
      </div>
    </Dialog>
  );
}
