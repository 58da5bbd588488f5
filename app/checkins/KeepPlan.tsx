import { lazy, startTransition, Suspense, useState } from 'react';
import type { Plan } from '#server/contracts/plan.ts';
import { useText } from '#app/i18n/text.tsx';
import type { Mine } from '#app/store/mine.ts';
import { Button } from '#app/ui/Button.tsx';

/** Most people print their plan: what keeps it is fetched by those who want it kept, or have kept it. */
const KeptPlan = lazy(() => import('./KeptPlan.tsx'));

interface AskProps {
  /** It is being kept. */
  resting?: boolean;
  onKeep(): void;
}

export function AskToKeep({ resting = false, onKeep }: AskProps) {
  const say = useText('checkins');
  return (
    <>
      <h3>{say('keep-title')}</h3>
      <p>{say('keep-warning')}</p>
      <Button aria-disabled={resting} onClick={resting ? undefined : onKeep}>
        {say('keep')}
      </Button>
    </>
  );
}

interface Props {
  plan: Plan;
  mine: readonly Mine[];
  kept: boolean;
}

/** Keeps the plan on this device only because the person says so. */
export function KeepPlan(props: Props) {
  const [wanted, want] = useState(props.kept);
  return wanted ? (
    <Suspense>
      <KeptPlan {...props} />
    </Suspense>
  ) : (
    <section className="plan-keep no-print">
      <AskToKeep onKeep={() => startTransition(() => want(true))} />
    </section>
  );
}
