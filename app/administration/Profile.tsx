import { useCallback, useEffect, useState, type FormEvent } from 'react';
import type { ProfileShown } from '#server/contracts/administration.ts';
import { noticeNeeds, noticesWhole, type ProfileGap } from '#server/contracts/area-profile.ts';
import type { AdministrationApi } from '#app/api/administration.ts';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useAsking } from '#app/desk/use-asking.ts';
import { useShown } from '#app/desk/use-shown.ts';
import { formatMoment, isolated } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Shown } from './Part.tsx';
import { ChosenLanguages, ProfileField } from './ProfileField.tsx';
import { fieldNames, groups, merged, profileFrom, valuesOf, type FieldName, type Merged, type Values } from './profile-fields.ts';

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
  const [state, setState] = useState<'still' | 'saved' | 'changed-meanwhile'>('still');
  const { ask, busy, trouble } = useAsking();
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

  const show = (now: ProfileShown, both: Merged, became: typeof state) => {
    onShown(now);
    setValues(both.values);
    setClashes(both.clashes);
    setState(became);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    setState('still');
    void ask(
      () => api.saveProfile(shown.revision, profileFrom(values)),
      (now) => show(now, { values: valuesOf(now.profile), clashes: {} }, 'saved'),
      async (met) => {
        if (met === 'offline' || met.code !== 'changed-meanwhile') return false;
        const there = await api.profile();
        if (there.kind === 'ok') show(there.value, merged(before, values, valuesOf(there.value.profile)), 'changed-meanwhile');
        return there.kind === 'ok';
      },
    );
  };

  return (
    <form className="admin-form" onSubmit={save}>
      <Gaps gaps={shown.gaps} />
      {shown.changed === undefined ? null : <p className="hint">{say('changed-by', { when: formatMoment(tag, Date.parse(shown.changed.at)), name: isolated(shown.changed.by) })}</p>}
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
      {state === 'changed-meanwhile' ? <Notice kind="danger" live>{say('changed-meanwhile', { name: isolated(shown.changed?.by ?? '') })}</Notice> : null}
      {state === 'saved' ? <Notice kind="good" live>{say('saved')}</Notice> : null}
      <Button kind="primary" type="submit" aria-disabled={busy}>
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
