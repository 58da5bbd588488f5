import { useState } from 'react';
import { formatMoment } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import type { TallyNow } from './use-tally.ts';
import { WaitingWords } from './WaitingWords.tsx';

interface Props {
  tally: TallyNow;
  /** Sends what can be sent; resolves with whether nothing is left. */
  sendNow: () => Promise<boolean>;
}

/** What waits to be sent, and a button that sends it. */
export function Waiting({ tally, sendNow }: Props) {
  const text = useText('device');
  const { tag } = useLanguage();
  const [sending, setSending] = useState<'no' | 'now' | 'all' | 'not'>('no');
  const send = () => {
    setSending('now');
    sendNow().then(
      (all) => setSending(all ? 'all' : 'not'),
      () => setSending('not'),
    );
  };
  const when = tally.lastSent === undefined ? undefined : formatMoment(tag, tally.lastSent);
  return (
    <section className="device-part" aria-labelledby="device-wait" data-part="waiting">
      <h2 id="device-wait">{text('wait-title')}</h2>
      <p className="with-picture">
        <Picture concept={tally.waiting === 0 ? 'sent' : 'waiting'} />
        <span>
          <WaitingWords tally={tally} />
        </span>
      </p>
      <p className="hint">{when === undefined ? text('last-never') : text('last-sent', { when })}</p>
      {tally.waiting > 0 ? (
        <p>
          <Button kind="primary" onClick={send} aria-disabled={sending === 'now'}>
            {text('send-now')}
          </Button>
        </p>
      ) : null}
      <p role="status">{sending === 'now' ? text('sending') : sending === 'all' && tally.waiting === 0 ? text('sent-all') : sending === 'not' ? text('sent-not') : null}</p>
    </section>
  );
}
