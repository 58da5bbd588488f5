import { useRef, useState } from 'react';
import type { Plan } from '#server/contracts/plan.ts';
import { loadTexts } from '#app/i18n/load.ts';
import { useText, type Texts } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import type { Mine } from '#app/store/mine.ts';
import { printOnly } from '#app/ui/print-only.ts';
import { KeepPlan } from './KeepPlan.tsx';
import { hasEnglishBeside } from './plan.ts';
import { PlanSheet, type Show } from './PlanSheet.tsx';

interface Props {
  plan: Plan;
  /** It is on this device already. */
  kept?: boolean;
  /** Keeping is offered on a device of one's own, never on one that is handed on. */
  mayKeep?: boolean;
  /** What lies beside the plan, and what shows it. */
  mine?: readonly Mine[];
  show?: Show | undefined;
}

/**
 * My plan with what can be done with it: print, English beside, keep on this device, delete from it.
 * Stands under texts of the plan's own language.
 */
export function MyPlan({ plan, kept = false, mayKeep = true, mine = [], show }: Props) {
  const say = useText('checkins');
  const page = useRef<HTMLDivElement>(null);
  const [english, setEnglish] = useState<Texts>();
  const [englishFailed, setEnglishFailed] = useState(false);

  if (plan.entries.length === 0) {
    return (
      <section className="plan-empty">
        <Picture concept="plan" />
        <h2>{say('empty-title')}</h2>
        <p>{say('empty-text')}</p>
      </section>
    );
  }

  const showEnglish = async (on: boolean) => {
    if (!on) return setEnglish(undefined);
    try {
      setEnglish(await loadTexts('en', ['checkins']));
      setEnglishFailed(false);
    } catch {
      // Offline before these words were ever fetched. The plan itself stands; the person is told.
      setEnglishFailed(true);
    }
  };

  return (
    <div className="plan-page">
      <p className="no-print plan-intro">{say('intro')}</p>
      <div className="plan-tools no-print">
        <Button kind="primary" onClick={() => page.current !== null && printOnly(page.current)}>
          <Picture concept="print" />
          <span>{say('print')}</span>
        </Button>
        {hasEnglishBeside(plan) ? (
          <label className="plan-toggle">
            <input type="checkbox" checked={english !== undefined} onChange={(event) => void showEnglish(event.target.checked)} />
            <span>{say('english-beside')}</span>
          </label>
        ) : null}
        <p role="status">{englishFailed ? say('english-failed') : null}</p>
      </div>
      <div ref={page}>
        <PlanSheet plan={plan} english={english} show={show} />
      </div>
      <p className="no-print hint plan-name-hint">{say('name-hint')}</p>
      {mayKeep ? <KeepPlan plan={plan} mine={mine} kept={kept} /> : null}
    </div>
  );
}
