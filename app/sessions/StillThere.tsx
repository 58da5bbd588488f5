import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { useSnapshot } from '#app/surveys/session-context.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Dialog } from '#app/ui/Dialog.tsx';
import { useEmptyWhenLeft } from './empty-when-left.ts';
import { ListenToThis } from './ListenToThis.tsx';
import { watchPresence, type Presence } from './presence.ts';
import './sessions.css';

interface Props {
  /** Minutes without any input until it asks; `null`: never. */
  awayAfter: number | null;
  onGone(): void;
  /** The page is being left, and the browser may keep it. */
  onLeft(): void;
}

/** Everything by which somebody shows that they are there, a switch included, which is a key or a press. */
const signs = ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel', 'touchmove'] as const;

const browserTimer = (milliseconds: number, work: () => void) => {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
};

/** Asks whether somebody is still there once nobody has touched the device for a while, if there is anything to hide. */
export function StillThere({ awayAfter, onGone, onLeft }: Props) {
  useEmptyWhenLeft(onLeft);
  const { draft, saving } = useSnapshot();
  const begun = draft.revision > 0 || saving.kind !== 'nothing-yet';
  return awayAfter === null || !begun ? null : <Watch patience={awayAfter * 60_000} onGone={onGone} />;
}

function Watch({ patience, onGone }: { patience: number; onGone(): void }) {
  const say = useText('sessions');
  const [asking, setAsking] = useState(false);
  const watching = useRef<Presence>(undefined);
  const gone = useEffectEvent(onGone);
  useEffect(() => {
    const presence = watchPresence({ patience, now: Date.now, after: browserTimer, onAsk: () => setAsking(true), onGone: () => gone() });
    watching.current = presence;
    const sign = () => presence.sign();
    const look = () => {
      if (document.visibilityState === 'visible') presence.seenAgain();
    };
    for (const name of signs) addEventListener(name, sign, { capture: true, passive: true });
    document.addEventListener('visibilitychange', look);
    return () => {
      for (const name of signs) removeEventListener(name, sign, { capture: true });
      document.removeEventListener('visibilitychange', look);
      presence.stop();
    };
  }, [patience]);
  const here = () => {
    setAsking(false);
    watching.current?.here();
  };
  return (
    <Dialog title={say('still-title')} isOpen={asking} onClose={here}>
      <p className="with-picture still">
        <Picture concept="who-sees" />
        <span>{say('still-text')}</span>
      </p>
      <div className="cards">
        <Button kind="primary" onClick={here}>
          <Picture concept="yes" />
          <span>{say('still-yes')}</span>
        </Button>
      </div>
      <ListenToThis words={[say('still-title'), say('still-text'), say('still-yes')]} />
    </Dialog>
  );
}
