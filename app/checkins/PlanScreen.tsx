import { useEffect, useState, type ReactNode } from 'react';
import { Plan } from '#server/contracts/plan.ts';
import { screens } from '#server/contracts/screens.ts';
import { loadTexts } from '#app/i18n/load.ts';
import { TextsProvider, useText, useTexts, type Texts } from '#app/i18n/text.tsx';
import { keptPlan } from '#app/store/keepsakes.ts';
import type { Mine } from '#app/store/mine.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { LinkButton } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { PlainPage } from '#app/ui/PlainPage.tsx';
import { VisuallyHidden } from '#app/ui/VisuallyHidden.tsx';
import { MyPlan } from './MyPlan.tsx';
import './plan.css';
import type { Show } from './PlanSheet.tsx';

type State = { kind: 'opening' } | { kind: 'none' } | { kind: 'failed' } | { kind: 'plan'; plan: Plan; texts: Texts; mine: readonly Mine[]; show: Show | undefined };

/** The kept plan with the words around it in its own language, whatever language the app is in now. */
async function openPlan(around: Texts): Promise<State> {
  const kept = await keptPlan();
  if (kept === undefined) return { kind: 'none' };
  // It may have been kept by an older version of the app.
  const parsed = Plan.safeParse(kept.plan);
  if (!parsed.success) return { kind: 'failed' };
  const plan = parsed.data;
  const texts = plan.language === around.language.tag ? around : await loadTexts(plan.language, ['checkins', 'ui']);
  const { mine } = kept;
  const show = mine.length === 0 ? undefined : (await import('./show-mine.tsx')).showing(mine);
  return { kind: 'plan', plan, texts, mine, show };
}

/** `/plan`: the plan that was kept on this device, or how to get one. `tools` are the page's access settings. */
export function PlanScreen({ tools }: { tools?: ReactNode }) {
  const around = useTexts();
  const say = useText('checkins');
  const [state, setState] = useState<State>({ kind: 'opening' });

  useEffect(() => {
    let here = true;
    openPlan(around).then(
      (opened) => here && setState(opened),
      () => here && setState({ kind: 'failed' }),
    );
    return () => {
      here = false;
    };
  }, [around]);

  switch (state.kind) {
    case 'opening':
      return (
        <PlainPage title={say('title')} tools={tools}>
          <Loading />
        </PlainPage>
      );
    case 'none':
      return (
        <PlainPage title={say('none-title')} tools={tools}>
          <section className="plan-empty">
            <Picture concept="plan" />
            <p>{say('none-text')}</p>
            <LinkButton kind="primary" href={screens.home}>
              {say('none-next')}
            </LinkButton>
          </section>
        </PlainPage>
      );
    case 'failed':
      return (
        <PlainPage title={say('open-failed')} tools={tools}>
          <section className="plan-empty">
            <Picture concept="problem" />
            <p>{say('open-failed-next')}</p>
            <LinkButton href={screens.keep}>{say('open-failed-link')}</LinkButton>
          </section>
        </PlainPage>
      );
    case 'plan':
      return (
        <PlainPage title={<VisuallyHidden>{say('title')}</VisuallyHidden>} tools={tools}>
          <TextsProvider value={state.texts}>
            <MyPlan plan={state.plan} mine={state.mine} show={state.show} kept />
          </TextsProvider>
        </PlainPage>
      );
  }
}
