import { useState, type FormEvent } from 'react';
import { languages } from '#server/contracts/languages.ts';
import { AccessNeed, type SessionPlan } from '#server/contracts/session.ts';
import type { EntryContent, SessionsSeen } from '#server/contracts/session-entry.ts';
import { screenAddress } from '#server/contracts/screen-address.ts';
import { Line, Ticks } from '#app/desk/Fields.tsx';
import { useRoundName } from '#app/desk/survey-name.ts';
import { isolated } from '#app/i18n/format.ts';
import { useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Count } from './Count.tsx';
import { peopleWhoNeed, roundsOn, withNeed } from './defaults.ts';

interface Props {
  area: string;
  group: SessionsSeen['groups'][number];
  rounds: SessionsSeen['rounds'];
  begin: { day: string; plan: SessionPlan };
  /** Filled in from the group's last session. */
  likeLast: boolean;
  onSave(content: Extract<EntryContent, { kind: 'plan' }>): void;
  onBack(): void;
}

const devices = ['shared', 'own', 'paper'] as const;

/** A session's plan, on one page, filled in as far as it can be. */
export function PlanForm({ area, group, rounds, begin, likeLast, onSave, onBack }: Props) {
  const say = useText('planning');
  const staff = useText('staff');
  const nameOf = useRoundName();
  const [day, setDay] = useState(begin.day);
  const [plan, setPlan] = useState(begin.plan);
  const [wrong, setWrong] = useState<'choose-day' | 'choose-round' | 'choose-language'>();
  const open = roundsOn(rounds, day);
  const change = (part: Partial<SessionPlan>) => {
    setWrong(undefined);
    setPlan((now) => ({ ...now, ...part }));
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const asked = new Set(open.map(({ slug }) => slug));
    const chosen = plan.rounds.filter((slug) => asked.has(slug));
    const missing = day === '' ? 'choose-day' : chosen.length === 0 ? 'choose-round' : plan.languages.length === 0 ? 'choose-language' : undefined;
    setWrong(missing);
    if (missing === undefined) onSave({ kind: 'plan', group: group.id, day, plan: { ...plan, rounds: chosen } });
  };
  return (
    <form className="plan-form" onSubmit={save} noValidate>
      <p className="plan-big">
        {group.name}
        <br />
        <span className="hint">{group.setting}</span>
      </p>
      {likeLast ? <p>{say('like-last')}</p> : null}
      <Line
        type="date"
        name="day"
        label={say('day')}
        required
        value={day}
        onChange={(chosen) => {
          setWrong(undefined);
          setDay(chosen);
        }}
      />
      {open.length === 0 ? (
        <p>
          {say('no-rounds')} <a href={`${screenAddress('rounds', { area })}${location.search}`}>{staff('place-rounds')}</a>
        </p>
      ) : (
        <Ticks name="round" legend={say('rounds')} choices={open.map(({ survey, slug }) => ({ id: slug, words: nameOf(survey, slug) }))} chosen={plan.rounds} onChange={(chosen) => change({ rounds: chosen })} />
      )}
      <Ticks name="language" legend={say('languages')} choices={languages.map(({ tag, name }) => ({ id: tag, words: <span lang={tag}>{isolated(name)}</span> }))} chosen={plan.languages} onChange={(chosen) => change({ languages: chosen })} />
      <Count label={say('expected')} value={plan.expected} onChange={(expected) => change({ expected })} />
      <fieldset>
        <legend>{say('devices')}</legend>
        {devices.map((kind) => (
          <Count key={kind} label={say(`devices-${kind}`)} value={plan.devices[kind]} onChange={(many) => change({ devices: { ...plan.devices, [kind]: many } })} />
        ))}
      </fieldset>
      <details open={plan.needs.length > 0}>
        <summary>{say('needs')}</summary>
        <p className="hint">{say('needs-hint')}</p>
        {AccessNeed.options.map((need) => (
          <Count key={need} label={say(`need-${need}`)} value={peopleWhoNeed(plan, need)} onChange={(people) => setPlan((now) => withNeed(now, need, people))} />
        ))}
      </details>
      <div role="alert">{wrong === undefined ? null : <Notice kind="danger">{say(wrong)}</Notice>}</div>
      <div className="plan-row">
        <Button type="submit" kind="primary">
          {say('save-plan')}
        </Button>
        <Button onClick={onBack}>{say('back')}</Button>
      </div>
    </form>
  );
}
