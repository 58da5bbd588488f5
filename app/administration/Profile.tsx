import { useCallback, useEffect, useState, type FormEvent } from 'react';
import type { ProfileShown } from '#server/contracts/administration.ts';
import { noticeNeeds, noticesWhole, type ProfileGap } from '#server/contracts/area-profile.ts';
import type { AdministrationApi } from '#app/api/administration.ts';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import type { Trouble } from '#app/desk/use-asking.ts';
import { formatMoment } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Shown } from './Part.tsx';
import { ChosenLanguages, ProfileField } from './ProfileField.tsx';
import { fieldNames, groups, merged, profileFrom, valuesOf, type FieldName, type Values } from './profile-fields.ts';
import { useShown } from './use-shown.ts';

/** What a partnership says of itself: a form, and what is missing of it. */
export function Profile({ api }: { api: AdministrationApi }) {
  const shown = useShown(useCallback(() => api.profile(), [api]));
  return <Shown shown={shown}>{(value) => <ProfileForm api={api} shown={value} onShown={shown.setValue} />}</Shown>;
}

interface FormProps {
  api: AdministrationApi;
  /** As the server has it. */
  shown: ProfileShown;
  onShown(shown: ProfileShown): void;
}

function ProfileForm({ api, shown, onShown }: FormProps) {
  const say = useText('administration');
  const { tag } = useLanguage();
  const [values, setValues] = useState<Values>(() => valuesOf(shown.profile));
  const [clashes, setClashes] = useState<Partial<Record<FieldName, string>>>({});
  const [state, setState] = useState<'still' | 'busy' | 'saved' | 'changed-meanwhile'>('still');
  const [trouble, setTrouble] = useState<Trouble>();
  const before = valuesOf(shown.profile);
  const isChanged = fieldNames.some((name) => values[name] !== before[name]);

  // Who leaves with something unsaved is asked by the browser.
  useEffect(() => {
    if (!isChanged) return undefined;
    const asked = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', asked);
    return () => removeEventListener('beforeunload', asked);
  }, [isChanged]);

  const change = (name: FieldName, value: string) => {
    setState('still');
    setValues((old) => ({ ...old, [name]: value }));
  };
  const decide = (name: FieldName, theirs: boolean) => {
    if (theirs) change(name, clashes[name] ?? '');
    setClashes(({ [name]: _decided, ...others }) => others);
  };

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (state === 'busy') return;
    setState('busy');
    setTrouble(undefined);
    const reply = await api.saveProfile(shown.revision, profileFrom(values));
    if (reply.kind === 'ok') {
      onShown(reply.value);
      setValues(valuesOf(reply.value.profile));
      setClashes({});
      return setState('saved');
    }
    if (reply.problem === 'offline' || reply.problem.code !== 'changed-meanwhile') {
      setTrouble(reply.problem);
      return setState('still');
    }
    const now = await api.profile();
    if (now.kind === 'problem') {
      setTrouble(now.problem);
      return setState('still');
    }
    const both = merged(before, values, valuesOf(now.value.profile));
    onShown(now.value);
    setValues(both.values);
    setClashes(both.clashes);
    setState('changed-meanwhile');
  };

  return (
    <form className="admin-form" onSubmit={(event) => void save(event)}>
      <Gaps gaps={shown.gaps} />
      {shown.changed === undefined ? null : <p className="hint">{say('changed-by', { when: formatMoment(tag, Date.parse(shown.changed.at)), name: `\u2068${shown.changed.by}\u2069` })}</p>}
      <ChosenLanguages value={values.languages} onChange={(value) => change('languages', value)} />
      {groups.map(({ name, fields }) => (
        <fieldset key={name} className="admin-group">
          <legend>{say(`group-${name}`)}</legend>
          <p className="hint">{say(`group-${name}-hint`)}</p>
          {fields.map((field) => (
            <ProfileField
              key={field.name}
              name={field.name}
              kind={field.kind}
              value={values[field.name]}
              onChange={(value) => change(field.name, value)}
              theirs={clashes[field.name]}
              onDecide={(theirs) => decide(field.name, theirs)}
            />
          ))}
        </fieldset>
      ))}
      <TroubleSaid trouble={trouble} />
      {state === 'changed-meanwhile' ? <Notice kind="danger" live>{say('changed-meanwhile', { name: `\u2068${shown.changed?.by ?? ''}\u2069` })}</Notice> : null}
      {state === 'saved' ? <Notice kind="good" live>{say('saved')}</Notice> : null}
      <Button kind="primary" type="submit" aria-disabled={state === 'busy'}>
        {say('save')}
      </Button>
    </form>
  );
}

/** What is still missing, each a link to where it is written. */
function Gaps({ gaps }: { gaps: readonly ProfileGap[] }) {
  const say = useText('administration');
  const place: Readonly<Partial<Record<ProfileGap, FieldName>>> = { reach: 'phone', 'review-over': 'reviewOn', 'day-to-come': 'signedOn' };
  const words = (gap: ProfileGap): string => (gap === 'reach' || gap === 'review-over' || gap === 'day-to-come' ? say(`gap-${gap}`) : say(`field-${gap}`));
  // What families are told comes first; the rest when that is there.
  const first = gaps.filter((gap) => noticeNeeds.some((need) => need === gap));
  if (gaps.length === 0) return <Notice kind="good">{say('gaps-none')}</Notice>;
  return (
    <Notice>
      <p>{noticesWhole(gaps) ? say('gaps-record') : say('gaps-notices')}</p>
      <ul className="admin-gaps">
        {(first.length > 0 ? first : gaps).map((gap) => (
          <li key={gap}>
            <a href={`#profile-${place[gap] ?? gap}`}>{words(gap)}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
