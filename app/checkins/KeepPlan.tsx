import { useState } from 'react';
import type { Plan } from '#server/contracts/plan.ts';
import { useText } from '#app/i18n/text.tsx';
import { forgetPlan, keepPlan } from '#app/store/keepsakes.ts';
import { Button } from '#app/ui/Button.tsx';

type State = 'not-kept' | 'keeping' | 'keep-failed' | 'kept' | 'sure' | 'deleting' | 'forget-failed' | 'forgotten';

/** Keeps the plan on this device only because the person says so, and takes it away again, asked twice. */
export function KeepPlan({ plan, kept }: { plan: Plan; kept: boolean }) {
  const say = useText('checkins');
  const [state, setState] = useState<State>(kept ? 'kept' : 'not-kept');

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
  const keep = () => void doing('keeping', () => keepPlan(plan), 'kept', 'keep-failed');
  const forget = () => void doing('deleting', forgetPlan, 'forgotten', 'forget-failed');

  const key = told(state);
  return (
    <section className="plan-keep no-print">
      <p role="status">{key === undefined ? null : say(key)}</p>
      {state === 'not-kept' || state === 'keep-failed' || state === 'keeping' ? (
        <>
          <h3>{say('keep-title')}</h3>
          <p>{say('keep-warning')}</p>
          <Button aria-disabled={state === 'keeping'} onClick={state === 'keeping' ? undefined : keep}>
            {say('keep')}
          </Button>
        </>
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
    case 'not-kept':
    case 'sure':
    case 'deleting':
      return undefined;
  }
}
