import { languageOf } from '#server/contracts/languages.ts';
import type { SessionPlan } from '#server/contracts/session.ts';
import type { SessionsSeen } from '#server/contracts/session-entry.ts';
import { useRoundName } from '#app/desk/survey-name.ts';
import { formatDay, formatList } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';

interface Props {
  day: string;
  plan: SessionPlan;
  rounds: SessionsSeen['rounds'];
}

/** A plan to look over. */
export function PlanSummary({ day, plan, rounds }: Props) {
  const say = useText('planning');
  const nameOf = useRoundName();
  const { tag } = useLanguage();
  const names = plan.rounds.map((slug) => nameOf(rounds.find((round) => round.slug === slug)?.survey ?? slug, slug));
  const devices = (['shared', 'own', 'paper'] as const).filter((kind) => plan.devices[kind] > 0).map((kind) => say('some', { what: say(`devices-${kind}`), n: plan.devices[kind] }));
  const needs = plan.needs.map(({ need, people }) => say('some', { what: say(`need-${need}`), n: people }));
  const rows: readonly [string, string][] = [
    [say('day'), formatDay(tag, day)],
    [say('rounds'), formatList(tag, names)],
    [say('languages'), formatList(tag, plan.languages.map((each) => languageOf(each)?.name ?? each))],
    [say('expected'), String(plan.expected)],
    [say('devices'), formatList(tag, devices)],
    [say('needs'), formatList(tag, needs)],
  ];
  return (
    <dl className="plan-summary">
      {rows
        .filter(([, said]) => said !== '')
        .map(([what, said]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{said}</dd>
          </div>
        ))}
    </dl>
  );
}
