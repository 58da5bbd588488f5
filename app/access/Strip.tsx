import { useEffect, useEffectEvent, useState } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Dialog } from '#app/ui/Dialog.tsx';
import { HowIPressHere } from './HowIPress.tsx';
import type { Aids } from './aids.ts';
import { PressSample } from './PressSample.tsx';

interface Props {
  /** `touch` while that was just chosen in the dialog, which stays until it is closed. */
  press: Aids['press'];
  /** Nothing is framed and nothing pressed by resting on it. */
  paused: boolean;
  /** The frame rests until the next press. */
  rests: boolean;
  /** The page is longer than the screen. */
  long: boolean;
  onPause(on: boolean): void;
  onClosed(): void;
}

/** To the next piece of the page, and from its end to its beginning. */
function readOn(): void {
  const { scrollHeight } = document.documentElement;
  const atEnd = scrollY + innerHeight >= scrollHeight - 4;
  scrollTo(0, atEnd ? 0 : scrollY + innerHeight * 0.6);
}

/** Drawn above the words of a button, for who does not read them. */
const Sign = ({ drawn }: { drawn: string }) => (
  <svg className="sign" viewBox="0 0 72 72" aria-hidden="true" focusable="false">
    <path d={drawn} />
  </svg>
);

/** What stands above every page while somebody presses by switch or by resting the pointer: how they press, a pause, and how to change it. */
export function Strip({ press, paused, rests, long, onPause, onClosed }: Props) {
  const text = useText('press');
  const [open, setOpen] = useState(false);
  const closed = useEffectEvent(onClosed);
  useEffect(() => {
    if (!open) closed();
  }, [open]);
  return (
    <>
      <aside className="strip no-print" hidden={press === 'touch'} aria-label={text('title')}>
        <span className="strip-rest" data-wakes={rests ? '' : undefined}>
          <PressSample press={press} />
          {rests ? <span>{text('frame-rests')}</span> : <span className="strip-words">{text(press === 'dwell' ? 'rest-here' : `press-${press}`)}</span>}
        </span>
        {long ? (
          <Button data-read-on onClick={readOn}>
            <Sign drawn="M36 10v48M16 40l20 20 20-20" />
            {text('read-on')}
          </Button>
        ) : null}
        <Button data-pause data-go-on={paused ? '' : undefined} onClick={() => onPause(!paused)}>
          <Sign drawn={paused ? 'M22 12l36 24-36 24z' : 'M24 14v44M48 14v44'} />
          {text(paused ? 'go-on' : 'pause')}
        </Button>
        <Button onClick={() => setOpen(true)}>
          <Sign drawn="M8 24h56M8 50h56M26 16v16M48 42v16" />
          {text('title')}
        </Button>
      </aside>
      <Dialog title={text('title')} isOpen={open} onClose={() => setOpen(false)}>
        <HowIPressHere onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
