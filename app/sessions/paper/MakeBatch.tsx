import { useState, type FormEvent } from 'react';
import type { Booklets, MakeBooklets } from '#server/contracts/booklet.ts';
import { bounds } from '#server/contracts/bounds.ts';
import { Stage } from '#server/contracts/survey.ts';
import { Choice, Line } from '#app/desk/Fields.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';

interface Option {
  id: string;
  words: string;
}

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
  const [many, setMany] = useState('6');
  const [whom, setWhom] = useState<string>(may.type || settings[0] === undefined ? '' : `setting ${settings[0].id}`);
  const [year, setYear] = useState('');
  const [stage, setStage] = useState('');
  const booklets = Number(many);
  const forSomebody = may.type || whom !== '';
  const possible = Number.isInteger(booklets) && booklets >= 1 && booklets <= bounds.bookletsPerBatch;
  const notSaid: Option = { id: '', words: say('not-said') };
  const nobody: Option[] = forSomebody && !may.type ? [] : [{ id: '', words: say('for-nobody') }];
  const named = (kind: string, all: readonly { id: string; name: string }[]): Option[] => all.map(({ id, name }) => ({ id: `${kind} ${id}`, words: name }));
  const visits = sessions.map((session): Option => ({ id: `session ${session.id}`, words: say('for-session', { group: session.group, day: formatDay(tag, session.day) }) }));
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
      <Line
        name="booklets"
        label={say('how-many')}
        hint={say('how-many-hint', { most: bounds.bookletsPerBatch })}
        inputMode="numeric"
        dir="ltr"
        maxLength={3}
        aria-invalid={!possible}
        value={many}
        onChange={(typed) => setMany(typed.replaceAll(/\D/g, ''))}
      />
      <Choice name="whom" label={say('for-whom')} choices={[...nobody, ...visits, ...named('setting', settings), ...named('group', groups)]} value={whom} onChange={setWhom} />
      <Choice name="year" label={say('which-year')} choices={[notSaid, ...years.map((each) => ({ id: String(each), words: say('year', { year: each }) }))]} value={year} onChange={setYear} />
      <Choice name="stage" label={say('which-stage')} hint={say('stage-hint')} choices={[notSaid, ...Stage.options.map((each) => ({ id: each, words: say(`stage-${each}`) }))]} value={stage} onChange={setStage} />
      <Button kind="primary" type="submit" disabled={busy || !possible || !forSomebody}>
        {say('make')}
      </Button>
    </form>
  );
}
