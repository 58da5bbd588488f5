import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { readRoomCode } from '#server/contracts/room-code.ts';
import { cameUp, combined, roomRules, type Gathered } from '#server/contracts/room-rules.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { dropRoomCodes, keepRoomCode, roomCodesOf } from '#app/store/room-codes.ts';
import { closeTallies, dropTallies } from '#app/store/room-tallies.ts';
import { endRoom, roomSecret, type RoomRow } from '#app/store/rooms.ts';
import { bundleText } from '#app/surveys/bundle-text.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { spoken } from '#app/i18n/spoken.ts';
import { askedHere, type AskedHere } from './asked-here.ts';
import type { Shown } from './CameUpHere.tsx';
import { codeOf, gathering, type Scanned } from './codes.ts';
import { readQr, readsQr } from './read-qr.ts';
import { DeleteTwice } from './DeleteTwice.tsx';
import type { RoomSealing } from './room-sealing.ts';

interface Props {
  room: RoomRow;
  sealing: RoomSealing;
  onShow(shown: Shown): void;
  onDone(): void;
}

type Said = Scanned | 'no-picture' | 'reading';
interface Ready {
  taking: ReturnType<typeof gathering>;
  asked: readonly AskedHere[];
}

const none = (session: string): Gathered => ({ session, tallies: new Map() });
const peopleOf = (gathered: Gathered, { shape }: AskedHere): number => combined(gathered, shape)[0] ?? 0;

/** Takes the codes of the tablets in, one after the other, until there are enough people; then what came up is shown, once. */
export function Gather({ room, sealing, onShow, onDone }: Props) {
  const say = useText('room');
  const { tag } = useLanguage();
  const { session } = room;
  const [ready, setReady] = useState<Ready | 'gone' | 'failed'>();
  const [gathered, setGathered] = useState(() => none(session));
  const [said, setSaid] = useState<Said>();

  const take = async (text: string, { taking }: Ready) => {
    const taken = await taking.take(text);
    setGathered(taking.gathered());
    const read = taken === 'taken' ? readRoomCode(text) : undefined;
    // A phone that is put down, or whose camera opens another page, has it still.
    if (read !== undefined) await keepRoomCode({ id: read.code.tally, session: read.code.session, code: text });
    return taken;
  };
  const begin = useEffectEvent(async () => {
    const [secret, asked] = await Promise.all([roomSecret(session), askedHere(room.rounds, tag, sealing)]);
    if (secret === undefined) return setReady('gone');
    const opened = { asked, taking: gathering(session, secret, new Map(asked.map(({ shape, length }) => [shape, length])), sealing) };
    for (const code of await roomCodesOf(session)) await take(code, opened);
    // What was answered on this very device is here already.
    for (const tally of await closeTallies(session)) await take(await codeOf(session, tally, sealing), opened);
    setReady(opened);
  });
  useEffect(() => void begin().catch(() => setReady('failed')), []);

  if (ready === undefined) return <Loading />;
  if (ready === 'failed') return <Notice kind="danger" live>{say('failed')}</Notice>;
  if (ready === 'gone') return <Notice kind="danger" live>{say('shown-before')}</Notice>;

  const takePhoto = async (input: HTMLInputElement) => {
    const photo = input.files?.[0];
    if (photo === undefined) return;
    setSaid('reading');
    const text = await readQr(photo);
    input.value = '';
    setSaid(text === undefined ? 'no-picture' : await take(text, ready));
  };
  const enough = ready.asked.some((each) => peopleOf(gathered, each) >= roomRules.leastPeople);
  /** Keys first: whatever goes wrong from here on, nothing is shown a second time. */
  const end = async (show: boolean) => {
    try {
      const first = await endRoom(session);
      await dropTallies(session);
      await dropRoomCodes(session);
      if (!first) return setReady('gone');
      if (!show) return onDone();
      const rounds = ready.asked.flatMap((each) => {
        const came = cameUp(each.pack.survey, combined(gathered, each.shape));
        return came === undefined ? [] : [{ pack: each.pack, came }];
      });
      onShow({ rounds });
    } catch {
      setReady('failed');
    } finally {
      setGathered(none(session));
    }
  };

  return (
    <section className="room-part">
      <h2>{say('gather-title')}</h2>
      {ready.asked.length === 0 ? <Notice kind="danger">{say('no-pack')}</Notice> : null}
      <p>{say('gather-lead')}</p>
      <TakeCode onPhoto={(input) => void takePhoto(input)} onText={(text) => void take(text, ready).then(setSaid)} />
      <div role="status" className="room-said">
        {said === undefined ? null : <Notice kind={said === 'taken' ? 'good' : 'note'} picture={<Picture concept={said === 'taken' ? 'yes' : 'not-sure'} />}>{say(`code-${said}`)}</Notice>}
      </div>
      <ul className="room-heard">
        {ready.asked.map((each) => (
          <li key={each.shape}>
            {ready.asked.length > 1 ? <strong {...spoken(each.pack.bundle.language)}>{bundleText(each.pack.bundle)('name')}: </strong> : null}
            {say('people', { count: peopleOf(gathered, each) })}
          </li>
        ))}
      </ul>
      {enough ? (
        <>
          <Notice picture={<Picture concept="who-sees" />}>{say('show-warning')}</Notice>
          <Button kind="primary" onClick={() => void end(true)}>
            <Picture concept="idea" />
            <span>{say('show')}</span>
          </Button>
        </>
      ) : (
        <Notice picture={<Picture concept="group-of-people" />}>{say('too-few')}</Notice>
      )}
      <div className="actions">
        <Button onClick={onDone}>
          <Picture concept="back" />
          <span>{say('back')}</span>
        </Button>
        <DeleteTwice words={say('delete')} onDelete={() => void end(false)} />
      </div>
    </section>
  );
}

/** The ways to bring a code in besides the phone's own camera, which opens its address: a photo, where the browser reads it, and its text. */
function TakeCode({ onPhoto, onText }: { onPhoto(input: HTMLInputElement): void; onText(text: string): void }) {
  const say = useText('room');
  const camera = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [reads, setReads] = useState(false);
  const id = useId();
  useEffect(() => void readsQr().then(setReads), []);
  return (
    <div className="room-take">
      <input ref={camera} hidden type="file" accept="image/*" capture="environment" onChange={(event) => onPhoto(event.target)} />
      <input ref={files} hidden type="file" accept="image/*" data-part="files" onChange={(event) => onPhoto(event.target)} />
      {reads ? (
        <div className="actions">
          <Button kind="primary" onClick={() => camera.current?.click()}>
            <Picture concept="photo" />
            <span>{say('take-photo')}</span>
          </Button>
          <Button onClick={() => files.current?.click()}>
            <Picture concept="choose" />
            <span>{say('choose-photo')}</span>
          </Button>
        </div>
      ) : null}
      <details className="room-more">
        <summary>{say('as-text')}</summary>
        <label htmlFor={id}>{say('text-label')}</label>
        <textarea id={id} dir="ltr" rows={4} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} autoComplete="off" autoCapitalize="characters" spellCheck={false} />
        <Button
          onClick={() => {
            onText(text);
            setText('');
          }}
        >
          {say('text-add')}
        </Button>
      </details>
    </div>
  );
}
