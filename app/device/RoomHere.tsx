import { useState } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { requestPersistence } from '#app/store/persistence.ts';
import { roomHere } from '#app/store/room.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { useFetched } from '#app/ui/use-fetched.ts';

const megabytes = (bytes: number) => Math.round(bytes / 1_000_000);

/** Whether the browser keeps what is here, how much room is left, and what to know of this browser. */
export function RoomHere() {
  const text = useText('device');
  const { retry, ...found } = useFetched(() => roomHere());
  const [asked, setAsked] = useState(false);
  if (found.state !== 'there') return null;
  const { kept, used, quota, nearlyFull, sevenDays } = found.value;
  const ask = () => {
    void requestPersistence().then(() => {
      setAsked(true);
      retry();
    });
  };
  return (
    <section className="device-part" aria-labelledby="device-room" data-part="room">
      <h2 id="device-room">{text('room-title')}</h2>
      {nearlyFull ? (
        <Notice kind="danger" picture={<Picture concept="problem" />}>
          {text('nearly-full')}
        </Notice>
      ) : null}
      <p>{text(kept === true ? 'kept-yes' : kept === false ? 'kept-no' : 'kept-unknown')}</p>
      {kept === false ? (
        <p>
          <Button onClick={ask}>{text('ask-keep')}</Button>
        </p>
      ) : null}
      <p role="status">{asked && kept === false ? text('ask-vain') : null}</p>
      {used !== undefined && quota !== undefined ? <p className="hint">{text('used', { used: megabytes(used), quota: megabytes(quota) })}</p> : null}
      {sevenDays ? <Notice>{text('seven-days')}</Notice> : null}
      {kept === true ? null : <p>{text('private')}</p>}
    </section>
  );
}
