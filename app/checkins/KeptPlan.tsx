import { useEffect, useEffectEvent, useState } from 'react';
import type { Plan } from '#server/contracts/plan.ts';
import { useText } from '#app/i18n/text.tsx';
import { forgetPlan, keepPlan } from '#app/store/keepsakes.ts';
import type { Mine } from '#app/store/mine.ts';
import { Button } from '#app/ui/Button.tsx';
import { AskToKeep } from './KeepPlan.tsx';

type State = 'keeping' | 'keep-failed' | 'kept' | 'sure' | 'deleting' | 'forget-failed' | 'forgotten';

interface Props {
  plan: Plan;
  mine: readonly Mine[];
  /** It is on this device already; else the person has just said that it shall be. */
  kept: boolean;
}

/** Keeps the plan on this device, and takes it away again, asked twice. */
export default function KeptPlan({ plan, mine, kept }: Props) {
  const say = useText('checkins');
  const [state, setState] = useState<State>(kept ? 'kept' : 'keeping');

  /** `StoreError`s all come to the same for the person: it did not happen, and what they can do instead is said. */
  const doing = async (now: State, work: () => Promise<void>, done: State, failed: State) => {
    setState(now);
    try {
      await work();
      setState(done);
    } catch {
      setState(failed);
    }
  };
  const keep = () => void doing('keeping', () => keepPlan(plan, mine), 'kept', 'keep-failed');
  const forget = () => void doing('deleting', forgetPlan, 'forgotten', 'forget-failed');

  const keepAtFirst = useEffectEvent(() => {
    if (!kept) keep();
  });
  useEffect(() => keepAtFirst(), []);

  const key = told(state);
  return (
    <section className="plan-keep no-print">
      <p role="status">{key === undefined ? null : say(key)}</p>
      {state === 'keep-failed' || state === 'keeping' ? (
        <AskToKeep resting={state === 'keeping'} onKeep={keep} />
      ) : null}
      {state === 'kept' ? (
        <Button onClick={() => setState('sure')}>
          {say('forget')}
        </Button>
      ) : null}
      {state === 'sure' || state === 'deleting' || state === 'forget-failed' ? (
        <>
          <h3>{say('forget-title')}</h3>
          <p>{say('forget-text')}</p>
          <div className="plan-choices">
            <Button onClick={() => setState('kept')}>
              {say('forget-no')}
            </Button>
            <Button kind="danger" aria-disabled={state === 'deleting'} onClick={state === 'deleting' ? undefined : forget}>
              {say('forget-yes')}
            </Button>
          </div>
        </>
      ) : null}
    </section>
  );
}

/** The key of what is said after something was tried. */
function told(state: State): string | undefined {
  switch (state) {
    case 'keeping':
      return 'keeping';
    case 'keep-failed':
      return 'keep-failed';
    case 'kept':
      return 'kept';
    case 'forget-failed':
      return 'forget-failed';
    case 'forgotten':
      return 'forgotten';
    case 'sure':
    case 'deleting':
      return undefined;
  }
}
