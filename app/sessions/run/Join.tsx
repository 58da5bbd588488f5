import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { JoinSecret, type JoinPicture, type JoinSaid } from '#server/contracts/join-code.ts';
import type { ProblemBody } from '#server/contracts/problem.ts';
import type { DeviceKind, JoinedSession } from '#server/contracts/session-device.ts';
import { useText } from '#app/i18n/text.tsx';
import { requestPersistence } from '#app/store/persistence.ts';
import { shareDevice, usualAwayAfter } from '#app/store/share-device.ts';
import { enterRoom } from '#app/store/room-tallies.ts';
import { joinHere, type PinCheck, type SessionHere } from '#app/store/session-here.ts';
import { sharedMode } from '#app/store/shared.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { PlainPage } from '#app/ui/PlainPage.tsx';
import { Problem } from '#app/ui/Problem.tsx';
import { SecretCard } from '../SecretCard.tsx';
import type { ShareKeys } from '../share-keys.ts';
import { markKiosk } from './kiosk-mark.ts';
import { Packing, type PackRound } from './Packing.tsx';
import { PicturePad } from './PicturePad.tsx';
import { RoundsHere } from './RoundsHere.tsx';
import { SetPin } from './SetPin.tsx';
import { useSessionHere } from './use-session-here.ts';
import '../sessions.css';
import './run.css';

export type Joining = { kind: 'ok'; value: JoinedSession } | { kind: 'problem'; problem: ProblemBody | 'offline' };

/** What the screen is given of network and sealing, which features do not import. */
export interface JoinParts {
  /** Takes the secret of a QR code out of the address; empty where there is none. */
  takeSecret(): string;
  join(said: JoinSaid, kind: DeviceKind): Promise<Joining>;
  pack: PackRound;
  keys: ShareKeys;
  /** Tells the session how this device is, before its page is left. */
  told(): Promise<void>;
}

type State =
  | { kind: 'code'; pictures: readonly JoinPicture[]; problem?: ProblemBody | 'offline' }
  | { kind: 'whose'; said: JoinSaid }
  | { kind: 'joining' }
  | { kind: 'secret'; joined: JoinedSession; secret: string; publicKey: string }
  | { kind: 'pin'; joined: JoinedSession }
  | { kind: 'packing'; here: SessionHere }
  | { kind: 'in' }
  | { kind: 'failed' };

const rowOf = (joined: JoinedSession, more: { many: boolean; pin?: PinCheck }): SessionHere => ({ ...joined, ...more, kind: 'session', finished: 0, answering: false, turn: 0, state: 'open' });

/** `/join`: a phone or a tablet joins a session, by four pictures or a QR code. */
export function Join({ parts, tools }: { parts: JoinParts; tools: ReactNode }) {
  const say = useText('kiosk');
  const shared = useText('sessions');
  const here = useSessionHere();
  const [state, setState] = useState<State>();

  const begin = useEffectEvent(() => {
    const secret = JoinSecret.safeParse(parts.takeSecret()).data;
    setState(secret !== undefined ? { kind: 'whose', said: { secret } } : here === null ? { kind: 'code', pictures: [] } : { kind: 'in' });
  });
  const looked = here !== undefined;
  useEffect(() => {
    if (looked) begin();
  }, [looked]);
  useEffect(() => {
    // Browsers keep pages that were left; one with a secret on it is not to be come back to.
    const leave = () => setState((now) => (now?.kind === 'secret' ? { kind: 'code', pictures: [] } : now));
    addEventListener('pagehide', leave);
    return () => removeEventListener('pagehide', leave);
  }, []);

  /** What cannot be kept here is said so: a tablet without its PIN must not be taken for one that is ready. */
  const orFailed = (work: Promise<void>) => void work.catch(() => setState({ kind: 'failed' }));

  const joinAs = async (said: JoinSaid, kind: DeviceKind) => {
    setState({ kind: 'joining' });
    const reply = await parts.join(said, kind);
    if (reply.kind === 'problem') return setState({ kind: 'code', pictures: [], problem: reply.problem });
    const joined = reply.value;
    if (kind === 'own') {
      await joinHere(rowOf(joined, { many: false }));
      return setState({ kind: 'in' });
    }
    // What is put away when somebody stops is locked by the tablet's secret code.
    if ((await sharedMode()) !== undefined) return setState({ kind: 'pin', joined });
    const secret = parts.keys.newSecret();
    setState({ kind: 'secret', joined, secret, publicKey: (await parts.keys.keysOf(secret)).publicKey });
  };
  const keepPin = async (joined: JoinedSession, pin: PinCheck) => {
    const row = rowOf(joined, { many: true, pin });
    await joinHere(row);
    if (joined.room !== undefined) await enterRoom({ session: joined.session, publicKey: joined.room });
    markKiosk();
    await requestPersistence();
    setState({ kind: 'packing', here: row });
  };
  const content = () => {
    switch (state?.kind) {
      case undefined:
        return <Loading />;
      case 'code':
        return (
          <>
            {state.problem === undefined ? null : <Problem problem={state.problem} />}
            <p>{say('join-pictures')}</p>
            <PicturePad chosen={state.pictures} onChange={(pictures) => setState({ kind: 'code', pictures })} onJoin={(pictures) => setState({ kind: 'whose', said: { pictures } })} />
          </>
        );
      case 'whose':
        return <Whose onChoose={(kind) => orFailed(joinAs(state.said, kind))} />;
      case 'joining':
        return <p role="status">{say('joining')}</p>;
      case 'secret':
        return <SecretCard written={parts.keys.writtenForm(state.secret)} onDone={() => orFailed(shareDevice({ publicKey: state.publicKey, awayAfter: usualAwayAfter }).then(() => setState({ kind: 'pin', joined: state.joined })))} />;
      case 'pin':
        return <SetPin onPin={(pin) => orFailed(keepPin(state.joined, pin))} />;
      case 'failed':
        return <Notice kind="danger" live>{shared('share-failed')}</Notice>;
      case 'packing':
        return <Packing here={state.here} pack={parts.pack} />;
      case 'in':
        return here === undefined ? <Loading /> : here === null ? <Out onAgain={() => setState({ kind: 'code', pictures: [] })} /> : <RoundsHere here={here} told={parts.told} />;
    }
  };
  return (
    <PlainPage title={say(state?.kind === 'in' ? 'own-title' : 'join-title')} tools={tools}>
      {content()}
    </PlainPage>
  );
}

function Whose({ onChoose }: { onChoose(kind: DeviceKind): void }) {
  const say = useText('kiosk');
  return (
    <section className="share-part">
      <h2>{say('whose-title')}</h2>
      <div className="session-ways">
        <button type="button" className="session-way" data-kind="own" onClick={() => onChoose('own')}>
          <Picture concept="own" />
          <span>{say('whose-own')}</span>
        </button>
        <button type="button" className="session-way" data-kind="shared" onClick={() => onChoose('shared')}>
          <Picture concept="hand-over" />
          <span>
            {say('whose-many')}
            <span className="hint">{say('whose-many-hint')}</span>
          </span>
        </button>
      </div>
    </section>
  );
}

function Out({ onAgain }: { onAgain(): void }) {
  const say = useText('kiosk');
  return (
    <button type="button" className="session-way" onClick={onAgain}>
      <Picture concept="next" />
      <span>{say('none-join')}</span>
    </button>
  );
}
