import { useEffect, useEffectEvent, useState } from 'react';
import { pageId } from '#server/contracts/walk.ts';
import { AccessPanel } from '#app/access/AccessPanel.tsx';
import { profiles } from '#app/access/profile.ts';
import { useText } from '#app/i18n/text.tsx';
import { envelopeState, onOutboxChange } from '#app/store/outbox.ts';
import { changeHere, type SessionHere } from '#app/store/session-here.ts';
import { screens } from '#server/contracts/screens.ts';
import { useAnswering, useSnapshot } from '#app/surveys/session-context.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Dialog } from '#app/ui/Dialog.tsx';
import { noteDraft, noteFinished } from './turns.ts';
import './run.css';

interface Props {
  here: SessionHere;
  /** Locks away what was answered, and hands the device on. */
  onLock(): void;
}

/** Keeps the session's count of this device: that somebody answers, and that they finished. Of what they answer it knows nothing. */
function useNoted(): void {
  const { draft, saving } = useSnapshot();
  const { id, revision } = draft;
  const saved = revision > 0 && (saving.kind === 'saved' || saving.kind === 'nothing-yet');
  const look = () => JSON.stringify(profiles.current());
  const finished = useEffectEvent(async () => {
    if ((await envelopeState(id)) !== undefined) await changeHere((here) => noteFinished(here, id, look()));
  });
  useEffect(() => {
    // What cannot be noted now is found by the start page of the session.
    const note = () => void finished().catch(() => undefined);
    return onOutboxChange(note);
  }, []);
  useEffect(() => {
    if (saved) changeHere((here) => (here.counted === id ? here : noteDraft(here, id))).catch(() => undefined);
  }, [id, saved]);
}

/** A line above the questions on a shared tablet in a session: what it is called, and help for one person without seeing what they answered. */
export function SessionBar({ here, onLock }: Props) {
  const say = useText('kiosk');
  const [open, setOpen] = useState(false);
  useNoted();
  return (
    <aside className="session-bar no-print" aria-label={say('bar-device', { number: here.number })}>
      <span>{say('bar-device', { number: here.number })}</span>
      <button type="button" onClick={() => setOpen(true)}>
        {say('bar-helper')}
      </button>
      {open ? <Cover onClose={() => setOpen(false)} onLock={onLock} /> : null}
    </aside>
  );
}

/** Hides the whole page while somebody helps. */
function Cover({ onClose, onLock }: { onClose(): void; onLock(): void }) {
  const say = useText('kiosk');
  const { session } = useAnswering();
  const { pages } = useSnapshot();
  const [looks, setLooks] = useState(false);
  const [first] = pages;
  const toFirst = () => {
    if (first !== undefined) session.goTo(pageId(first.page));
    onClose();
  };
  return (
    <>
      <div className="session-cover" />
      <Dialog title={say('cover-title')} isOpen onClose={onClose}>
        {looks ? (
          <AccessPanel languages={[]} onLanguage={() => undefined} onDone={onClose} />
        ) : (
          <>
            <p>{say('cover-text')}</p>
            <div className="session-ways">
              <Button onClick={() => setLooks(true)}>
                <Picture concept="settings" />
                <span>{say('cover-look')}</span>
              </Button>
              <Button onClick={toFirst}>
                <Picture concept="back" />
                <span>{say('cover-first')}</span>
              </Button>
              <Button onClick={onLock}>
                <Picture concept="stop" />
                <span>{say('cover-lock')}</span>
              </Button>
              <Button onClick={() => location.assign(`${screens.kiosk}#helper`)}>
                <Picture concept="adult" />
                <span>{say('cover-pin')}</span>
              </Button>
            </div>
          </>
        )}
      </Dialog>
    </>
  );
}
