import { useId, useState, type FormEvent } from 'react';
import type { Booklets, MakeBooklets } from '#server/contracts/booklet.ts';
import { bounds } from '#server/contracts/bounds.ts';
import { Stage } from '#server/contracts/survey.ts';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';

interface Props extends Pick<Booklets, 'may' | 'settings' | 'groups' | 'sessions'> {
  busy: boolean;
  onMake(asked: MakeBooklets): void;
}

/** School years of whom booklets can be for: Year 1 to 14. */
const years = Array.from({ length: 14 }, (_, at) => at + 1);

/** Asks how many, and for whom: a visit, a setting, a group, or, where all may be printed for, nobody in particular. Never who. */
export function MakeBatch({ may, settings, groups, sessions, busy, onMake }: Props) {
  const say = useText('paper');
  const { tag } = useLanguage();
  const id = useId();
  const [many, setMany] = useState('6');
  const [whom, setWhom] = useState(may.type || settings[0] === undefined ? '' : `setting ${settings[0].id}`);
  const [year, setYear] = useState('');
  const [stage, setStage] = useState('');
  const booklets = Number(many);
  const forSomebody = may.type || whom !== '';
  const possible = Number.isInteger(booklets) && booklets >= 1 && booklets <= bounds.bookletsPerBatch;
  const make = (event: FormEvent) => {
    event.preventDefault();
    const [kind, which = ''] = whom.split(' ');
    const known = Stage.safeParse(stage);
    if (!possible || !forSomebody) return;
    onMake({
      booklets,
      ...(kind === 'session' ? { session: which } : kind === 'setting' ? { setting: which } : kind === 'group' ? { group: which } : {}),
      ...(year === '' ? {} : { year: Number(year) }),
      ...(known.success ? { stage: known.data } : {}),
    });
  };
  return (
    <form className="paper-part paper-form no-print" onSubmit={make} noValidate>
      <h2>{say('make-title')}</h2>
      <div className="paper-field">
        <label htmlFor={`${id}-many`}>{say('how-many')}</label>
        <input id={`${id}-many`} inputMode="numeric" autoComplete="off" maxLength={3} dir="ltr" value={many} onChange={(event) => setMany(event.target.value.replace(/\D/g, ''))} aria-invalid={!possible} aria-describedby={`${id}-most`} />
        <p className="hint" id={`${id}-most`}>
          {say('how-many-hint', { most: bounds.bookletsPerBatch })}
        </p>
      </div>
      <div className="paper-field">
        <label htmlFor={`${id}-whom`}>{say('for-whom')}</label>
        <select id={`${id}-whom`} value={whom} onChange={(event) => setWhom(event.target.value)}>
          {forSomebody && !may.type ? null : <option value="">{say('for-nobody')}</option>}
          {sessions.map((session) => (
            <option key={session.id} value={`session ${session.id}`}>
              {say('for-session', { group: session.group, day: formatDay(tag, session.day) })}
            </option>
          ))}
          {settings.map((setting) => (
            <option key={setting.id} value={`setting ${setting.id}`}>
              {setting.name}
            </option>
          ))}
          {groups.map((group) => (
            <option key={group.id} value={`group ${group.id}`}>
              {group.name}
            </option>
          ))}
        </select>
      </div>
      <div className="paper-field">
        <label htmlFor={`${id}-year`}>{say('which-year')}</label>
        <select id={`${id}-year`} value={year} onChange={(event) => setYear(event.target.value)}>
          <option value="">{say('not-said')}</option>
          {years.map((each) => (
            <option key={each} value={each}>
              {say('year', { year: each })}
            </option>
          ))}
        </select>
      </div>
      <div className="paper-field">
        <label htmlFor={`${id}-stage`}>{say('which-stage')}</label>
        <select id={`${id}-stage`} value={stage} onChange={(event) => setStage(event.target.value)}>
          <option value="">{say('not-said')}</option>
          {Stage.options.map((each) => (
            <option key={each} value={each}>
              {say(`stage-${each}`)}
            </option>
          ))}
        </select>
        <p className="hint">{say('stage-hint')}</p>
      </div>
      <Button kind="primary" type="submit" disabled={busy || !possible || !forSomebody}>
        {say('make')}
      </Button>
    </form>
  );
}
