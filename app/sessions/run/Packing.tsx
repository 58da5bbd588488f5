import { useEffect, useEffectEvent, useState } from 'react';
import { screens } from '#server/contracts/screens.ts';
import { useText } from '#app/i18n/text.tsx';
import type { SessionHere } from '#app/store/session-here.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button, LinkButton } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';

/** Fetches all that a round needs; it touches the network, so the screen is given it. Resolves with how much is still missing. */
export type PackRound = (round: { slug: string; languages: readonly string[] }, onProgress: (done: number, all: number) => void) => Promise<number>;

type State = { kind: 'packing'; part: number; done: number; all: number } | { kind: 'packed'; missing: number };

/** Makes a tablet ready to work without a network: every round of the session in its languages, each file looked at. */
export function Packing({ here, pack }: { here: SessionHere; pack: PackRound }) {
  const say = useText('kiosk');
  const [state, setState] = useState<State>({ kind: 'packing', part: 1, done: 0, all: 0 });
  const [turn, setTurn] = useState(0);
  const packAll = useEffectEvent(async (stillHere: () => boolean) => {
    let missing = 0;
    for (const [at, round] of here.rounds.entries()) {
      const show = (done: number, all: number) => stillHere() && setState({ kind: 'packing', part: at + 1, done, all });
      show(0, 0);
      // What cannot be looked at is not ready.
      missing += await pack(round, show).catch(() => 1);
    }
    if (stillHere()) setState({ kind: 'packed', missing });
  });
  useEffect(() => {
    let stays = true;
    void packAll(() => stays);
    return () => {
      stays = false;
    };
  }, [turn]);
  const ready = state.kind === 'packed' && state.missing === 0;
  return (
    <section className="share-part session-packing" data-ready={state.kind === 'packing' ? 'getting' : ready ? 'yes' : 'no'}>
      <h2>{say('pack-title')}</h2>
      <div role="status">
        {state.kind === 'packing' ? (
          <>
            <p>{say('pack-now', { part: state.part, parts: here.rounds.length })}</p>
            <progress aria-label={say('pack-title')} value={state.all === 0 ? undefined : state.done} max={Math.max(1, state.all)} />
          </>
        ) : (
          <Notice kind={ready ? 'good' : 'note'} picture={<Picture concept={ready ? 'yes' : 'offline'} />}>
            {say(ready ? 'pack-ready' : 'pack-lacks')}
          </Notice>
        )}
      </div>
      {state.kind === 'packing' ? null : (
        <div className="actions">
          {ready ? null : (
            <Button
              onClick={() => {
                setState({ kind: 'packing', part: 1, done: 0, all: 0 });
                setTurn(turn + 1);
              }}
            >
              {say('pack-again')}
            </Button>
          )}
          <LinkButton kind="primary" href={screens.kiosk}>
            {say('pack-start')}
          </LinkButton>
        </div>
      )}
    </section>
  );
}
