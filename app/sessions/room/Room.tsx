import { useCallback, useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import type { RoomApi } from '#app/api/room.ts';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { keepRoomCode } from '#app/store/room-codes.ts';
import { keepRoom, roomsHere, type RoomRow } from '#app/store/rooms.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { PlainPage } from '#app/ui/PlainPage.tsx';
import { Problem } from '#app/ui/Problem.tsx';
import { readRoomCode } from '#server/contracts/room-code.ts';
import type { ProblemBody } from '#server/contracts/problem.ts';
import { Gather } from './Gather.tsx';
import type { RoomSealing } from './room-sealing.ts';
import { CameUpHere, type Shown } from './CameUpHere.tsx';
import { tellEnded } from './tell-ended.ts';
import { TabletCode } from './TabletCode.tsx';
import { useRoomHere } from './use-room-here.ts';
import { WaitingIdeas } from './WaitingIdeas.tsx';
import './room.css';

interface Props {
  sealing: RoomSealing;
  api: RoomApi;
  /** Takes what stands after `#` in the address: an area and a session, from the page of a session; or a tablet's code, which a phone's camera opened. */
  takeFragment(): string;
  /** Brings what a session asks to this device. */
  bringRound(round: string, language: string): Promise<unknown>;
  tools?: ReactNode;
  /** The tools while what came up stands on the page: another language would open the page anew, and it would be gone. */
  toolsWhileShown?: ReactNode;
}

type Step = { kind: 'start' } | { kind: 'gather'; room: RoomRow; turn: number } | { kind: 'tablet'; session: string } | { kind: 'shown'; room: RoomRow; shown: Shown };

/** `/room`: at the close of a session, what came up, in words and pictures without counts; once, and then it is deleted. */
export function Room({ sealing, api, takeFragment, bringRound, tools, toolsWhileShown }: Props) {
  const say = useText('room');
  const { tag } = useLanguage();
  const { here, lookAgain } = useRoomHere();
  const [step, setStep] = useState<Step>({ kind: 'start' });
  const [notHere, setNotHere] = useState(false);
  const [trouble, setTrouble] = useState<ProblemBody | 'offline'>();

  /** @param newURL where only what stands after `#` is new. Of two codes that came at once, the address has the later one alone. */
  const bring = useEffectEvent(async (newURL?: string) => {
    const taken = takeFragment();
    const fragment = newURL === undefined ? taken : new URL(newURL).hash.slice(1);
    if (fragment === '' || step.kind === 'shown') return;
    const scanned = readRoomCode(fragment);
    if (scanned !== undefined) {
      const room = (await roomsHere()).find(({ session, state }) => session === scanned.code.session && state === 'ready');
      if (room === undefined) return setNotHere(true);
      await keepRoomCode({ id: scanned.code.tally, session: room.session, code: fragment });
      // Of two that came at once the later one opens it anew, and finds both. What was shown meanwhile stays on the page.
      return setStep((now) => (now.kind === 'shown' ? now : { kind: 'gather', room, turn: now.kind === 'gather' ? now.turn + 1 : 0 }));
    }
    const [area = '', session = ''] = fragment.split('/');
    if (area === '' || session === '') return;
    await tellEnded(api).catch(() => undefined); // Told again the next time.
    const opened = await api.open(area, session);
    if (opened.kind === 'problem') return setTrouble(opened.problem);
    const { secret, ...facts } = opened.value;
    // What cannot be fetched now is said when the room is opened; another of its languages may be here.
    await Promise.all(facts.rounds.map((round) => bringRound(round, tag).catch(() => undefined)));
    await keepRoom(facts, secret);
    await lookAgain();
  });
  useEffect(() => {
    void bring();
    // Browsers keep pages that were left; one with what came up on it is not to be come back to.
    const leave = () => setStep({ kind: 'start' });
    // The camera may open a code in this very tab: then only what stands after `#` is new. What came up is not lost to it.
    const scanned = ({ newURL }: HashChangeEvent) => void bring(newURL);
    addEventListener('pagehide', leave);
    addEventListener('hashchange', scanned);
    return () => {
      removeEventListener('pagehide', leave);
      removeEventListener('hashchange', scanned);
    };
  }, []);
  const toStart = useCallback(() => {
    setStep({ kind: 'start' });
    void lookAgain();
  }, [lookAgain]);

  if (step.kind === 'shown') return <CameUpHere room={step.room} shown={step.shown} api={api} tools={toolsWhileShown} onDone={toStart} />;
  return (
    <PlainPage title={say('title')} tools={tools}>
      {trouble === undefined ? null : <Problem problem={trouble} />}
      {notHere ? <Notice kind="danger" live>{say('code-not-here')}</Notice> : null}
      {here === undefined ? <Loading /> : null}
      {here === 'failed' ? <Notice kind="danger" live>{say('failed')}</Notice> : null}
      {step.kind === 'gather' ? <Gather key={`${step.room.session} ${step.turn}`} room={step.room} sealing={sealing} onShow={(shown) => setStep({ kind: 'shown', room: step.room, shown })} onDone={toStart} /> : null}
      {step.kind === 'tablet' ? <TabletCode session={step.session} sealing={sealing} onDone={toStart} /> : null}
      {step.kind === 'start' && here !== undefined && here !== 'failed' ? (
        <>
          <p>{say('intro')}</p>
          <ul className="room-rules">
            <li><Picture concept="group-of-people" /> <span>{say('rule-ten')}</span></li>
            <li><Picture concept="private" /> <span>{say('rule-no-numbers')}</span></li>
            <li><Picture concept="delete" /> <span>{say('rule-once')}</span></li>
          </ul>
          {here.rooms.map((room) => (
            <section key={room.session} className="room-part">
              <h2>{say('room-of', { group: room.group.name, day: formatDay(tag, room.day) })}</h2>
              {room.state === 'shown' ? (
                <p>{say('shown-before')}</p>
              ) : (
                <Button kind="primary" onClick={() => setStep({ kind: 'gather', room, turn: 0 })}>
                  <Picture concept="group-of-people" />
                  <span>{say('close')}</span>
                </Button>
              )}
            </section>
          ))}
          {here.tallies
            .filter((session) => !here.rooms.some((room) => room.session === session && room.state === 'ready'))
            .map((session) => (
              <section key={session} className="room-part">
                <h2>{say('tablet-title')}</h2>
                <p>{say('tablet-lead')}</p>
                <Button kind="primary" onClick={() => setStep({ kind: 'tablet', session })}>
                  <Picture concept="photo" />
                  <span>{say('tablet-show')}</span>
                </Button>
              </section>
            ))}
          {here.rooms.length === 0 && here.tallies.length === 0 ? <Notice>{say('nothing-here')}</Notice> : null}
          {here.ideas > 0 ? <WaitingIdeas api={api} onChanged={lookAgain} /> : null}
        </>
      ) : null}
    </PlainPage>
  );
}
