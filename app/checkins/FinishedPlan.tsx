import { useEffect, useRef, useState } from 'react';
import type { KeepCopy } from '#server/contracts/keep-copy.ts';
import type { Plan } from '#server/contracts/plan.ts';
import type { Pack } from '#server/contracts/round.ts';
import { useText } from '#app/i18n/text.tsx';
import { packOf } from '#app/store/packs.ts';
import { Loading } from '#app/ui/Loading.tsx';
import { VisuallyHidden } from '#app/ui/VisuallyHidden.tsx';
import { MyPlan } from './MyPlan.tsx';
import { isEnglish, planOf } from './plan.ts';

interface Props {
  /** What was just sent, without `private` answers. */
  copy: KeepCopy;
  /** The one that was on screen. */
  pack: Pack;
  mayKeep?: boolean;
}

const planFrom = ({ answers, words }: KeepCopy, pack: Pack, english: Pack | undefined): Plan =>
  planOf(pack.survey, pack.bundle, answers, Object.fromEntries(words.map((entry) => [entry.question, entry])), {
    english: english?.survey.version === pack.survey.version ? english.bundle : undefined,
  });

/** My plan at the end of a check-in, with English beside where the English pack is on this device. */
export default function FinishedPlan({ copy, pack, mayKeep = true }: Props) {
  const say = useText('checkins');
  const [plan, setPlan] = useState<Plan>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [plan]);
  useEffect(() => {
    let here = true;
    const english = isEnglish(pack.bundle.language) ? Promise.resolve(undefined) : packOf(pack.round.slug, 'en');
    english.then(
      (found) => here && setPlan(planFrom(copy, pack, found)),
      // English beside is an extra: without it the plan still stands whole, in the person's own language.
      () => here && setPlan(planFrom(copy, pack, undefined)),
    );
    return () => {
      here = false;
    };
  }, [copy, pack]);
  if (plan === undefined) return <Loading />;
  return (
    <main className="plan-main">
      <h1 tabIndex={-1} ref={heading}>
        <VisuallyHidden>{say('title')}</VisuallyHidden>
      </h1>
      <MyPlan plan={plan} mayKeep={mayKeep} />
    </main>
  );
}
