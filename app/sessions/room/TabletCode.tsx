import { useEffect, useState } from 'react';
import { screens } from '#server/contracts/screens.ts';
import { useText } from '#app/i18n/text.tsx';
import { closeTallies, dropTallies } from '#app/store/room-tallies.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { QrPicture } from '#app/ui/QrPicture.tsx';
import { codeOf } from './codes.ts';
import type { RoomSealing } from './room-sealing.ts';

interface Props {
  session: string;
  sealing: RoomSealing;
  onDone(): void;
}

/** A tablet at the close: it counts nobody more, shows its code to whoever gathers, and then deletes what it counted. */
export function TabletCode({ session, sealing, onDone }: Props) {
  const say = useText('room');
  const [codes, setCodes] = useState<readonly string[]>();
  const [at, setAt] = useState(0);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let shows = true;
    closeTallies(session)
      .then((tallies) => Promise.all(tallies.map((tally) => codeOf(session, tally, sealing))))
      .then((made) => shows && setCodes(made), () => shows && setFailed(true));
    return () => {
      shows = false;
    };
  }, [session, sealing]);

  const finish = () => void dropTallies(session).then(onDone, () => setFailed(true));
  const code = codes?.[at];
  const last = codes === undefined || at === codes.length - 1;
  if (failed) return <Notice kind="danger" live>{say('failed')}</Notice>;
  if (codes === undefined) return <Loading />;
  return (
    <section className="room-part">
      <h2>{say('code-title')}</h2>
      {codes.length > 1 ? <p role="status">{say('code-of', { number: at + 1, all: codes.length })}</p> : null}
      <p>{say('code-lead')}</p>
      {code === undefined ? null : (
        <>
          <div className="room-code">
            <QrPicture text={`${location.origin}${screens.room}#${code}`} label={say('code-picture')} />
          </div>
          <details className="room-more">
            <summary>{say('code-as-text')}</summary>
            <p className="code" dir="ltr">{code}</p>
          </details>
        </>
      )}
      {last ? (
        <>
          <p>{say('code-after')}</p>
          <Button kind="primary" onClick={finish}>
            <Picture concept="delete" />
            <span>{say('code-done')}</span>
          </Button>
        </>
      ) : (
        <Button kind="primary" onClick={() => setAt(at + 1)}>
          <Picture concept="next" />
          <span>{say('code-next')}</span>
        </Button>
      )}
      <Button onClick={onDone}>
        <Picture concept="back" />
        <span>{say('back')}</span>
      </Button>
    </section>
  );
}
