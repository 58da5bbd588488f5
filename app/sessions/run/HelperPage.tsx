import { useState } from 'react';
import { screens } from '#server/contracts/screens.ts';
import { useText } from '#app/i18n/text.tsx';
import { outboxTally } from '#app/store/outbox-tally.ts';
import { leaveRoom } from '#app/store/room-tallies.ts';
import { codesLeft, leaveHere, type SessionHere } from '#app/store/session-here.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button, LinkButton } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { useFetched } from '#app/ui/use-fetched.ts';
import { unmarkKiosk } from './kiosk-mark.ts';

/** What whoever looks after a shared tablet sees behind the PIN: how it stands, and the way out. No answer, and nobody's name. */
export function HelperPage({ here }: { here: SessionHere }) {
  const say = useText('kiosk');
  const tally = useFetched(outboxTally);
  const left = codesLeft(here);
  return (
    <section className="share-part">
      {here.state === 'ended' ? <Notice>{say('ended-text')}</Notice> : null}
      {here.state === 'closed' ? <Notice>{say('helper-closed')}</Notice> : null}
      <ul className="session-counts">
        <li>{say('helper-finished', { n: here.finished })}</li>
        {tally.state === 'there' ? <li>{say('helper-waiting', { n: tally.value.waiting })}</li> : null}
        {left > 0 ? <li>{say('helper-codes', { n: left })}</li> : null}
      </ul>
      {left > 0 ? null : <Notice picture={<Picture concept="not-sure" />}>{say('helper-no-codes')}</Notice>}
      {here.needs.length === 0 ? null : (
        <>
          <h2>{say('helper-needs')}</h2>
          <ul>
            {here.needs.map((need) => (
              <li key={need}>{say(`need-${need}`)}</li>
            ))}
          </ul>
        </>
      )}
      <div className="actions">
        {here.state === 'ended' ? null : <LinkButton kind="primary" href={screens.kiosk}>{say('ask-back')}</LinkButton>}
        <LinkButton href={screens.share}>{say('helper-away')}</LinkButton>
        <LinkButton href={`${screens.room}${location.search}`}>{say('helper-room')}</LinkButton>
      </div>
      <Leave />
    </section>
  );
}

/** Asked twice. What waits to be sent stays, and is sent. */
function Leave() {
  const say = useText('kiosk');
  const [sure, setSure] = useState(false);
  const leave = async () => {
    await leaveHere();
    await leaveRoom();
    unmarkKiosk();
    location.assign(screens.home);
  };
  return sure ? (
    <div className="share-part" role="group" aria-label={say('leave-title')}>
      <h2>{say('leave-title')}</h2>
      <p>{say('leave-text')}</p>
      <div className="actions">
        <Button onClick={() => setSure(false)}>{say('leave-no')}</Button>
        <Button kind="danger" onClick={() => void leave()}>{say('leave-yes')}</Button>
      </div>
    </div>
  ) : (
    <Button onClick={() => setSure(true)}>{say('helper-leave')}</Button>
  );
}
