import { useEffect, useRef, useState } from 'react';
import type { KeepCopy } from '#server/contracts/keep-copy.ts';
import type { Plan } from '#server/contracts/plan.ts';
import type { Pack } from '#server/contracts/round.ts';
import { useText } from '#app/i18n/text.tsx';
import type { Mine } from '#app/store/mine.ts';
import { packOf } from '#app/store/packs.ts';
import { Loading } from '#app/ui/Loading.tsx';
import { VisuallyHidden } from '#app/ui/VisuallyHidden.tsx';
import { MyPlan } from './MyPlan.tsx';
import { isEnglish, planOf } from './plan.ts';
import type { Show } from './PlanSheet.tsx';

interface Props {
  /** What was just sent, without `private` answers. */
  copy: KeepCopy;
  /** The one that was on screen. */
  pack: Pack;
  mayKeep: boolean;
  /** What the person made, and their own pictures. */
  mine: readonly Mine[] | undefined;
}

interface Opened {
  plan: Plan;
  show: Show | undefined;
}

const nothing: readonly Mine[] = [];

/** English beside is an extra, and so is what is not words: without them the plan still stands, in the person's own language. */
const ifThere = <T,>(extra: Promise<T>): Promise<T | undefined> => extra.catch(() => undefined);

async function openPlan({ answers, words }: KeepCopy, pack: Pack, mine: readonly Mine[]): Promise<Opened> {
  const english = isEnglish(pack.bundle.language) ? undefined : await ifThere(packOf(pack.round.slug, 'en'));
  const show = mine.length === 0 ? undefined : await ifThere(import('./show-mine.tsx').then(({ showing }) => showing(mine)));
  const plan = planOf(pack.survey, pack.bundle, answers, Object.fromEntries(words.map((entry) => [entry.question, entry])), {
    english: english?.survey.version === pack.survey.version ? english.bundle : undefined,
    mine: new Set(mine.map(({ at }) => at)),
  });
  return { plan, show };
}

/** My plan at the end of a check-in, with English beside where the English pack is on this device. */
export default function FinishedPlan({ copy, pack, mayKeep, mine = nothing }: Props) {
  const say = useText('checkins');
  const [opened, setOpened] = useState<Opened>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [opened]);
  useEffect(() => {
    let here = true;
    void openPlan(copy, pack, mine).then((found) => here && setOpened(found));
    return () => {
      here = false;
    };
  }, [copy, pack, mine]);
  if (opened === undefined) return <Loading />;
  return (
    <main className="plan-main">
      <h1 tabIndex={-1} ref={heading}>
        <VisuallyHidden>{say('title')}</VisuallyHidden>
      </h1>
      <MyPlan {...opened} mine={mine} mayKeep={mayKeep} />
    </main>
  );
}
