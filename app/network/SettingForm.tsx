import { useState, type FormEvent } from 'react';
import { bounds } from '#server/contracts/bounds.ts';
import { SettingKind, type Setting, type SettingSaid } from '#server/contracts/network.ts';
import type { NetworkApi } from '#app/api/network.ts';
import { Choice, Line } from '#app/desk/Fields.tsx';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useAsking } from '#app/desk/use-asking.ts';
import { useText, type Text } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Beside, type Difference } from './Beside.tsx';
import { Spoken } from './Spoken.tsx';
import { spokenNames } from './names.ts';

const blank: SettingSaid = { name: '', kind: 'school', place: '', languages: [], contactRole: '', dslContact: '' };

const saidOf = ({ name, kind, place, languages, contactRole, dslContact }: SettingSaid): SettingSaid => ({ name, kind, place, languages, contactRole, dslContact });

/** Where what I wrote is not what stands there now. */
function differencesOf(say: Text, theirs: SettingSaid, mine: SettingSaid): Difference[] {
  const lines: [string, (said: SettingSaid) => string][] = [
    [say('setting-name'), ({ name }) => name],
    [say('kind'), ({ kind }) => say(`setting-${kind}`)],
    [say('place'), ({ place }) => place],
    [say('languages'), ({ languages }) => spokenNames(languages)],
    [say('contact-role'), ({ contactRole }) => contactRole],
    [say('dsl-contact'), ({ dslContact }) => dslContact],
  ];
  return lines.map(([label, of]) => ({ label, theirs: of(theirs), mine: of(mine) })).filter(({ theirs: there, mine: here }) => there !== here.trim());
}

interface Props {
  api: NetworkApi;
  /** The one to change; none to add one. */
  setting?: Setting;
  onDone(): void;
}

/** Adds a setting, or changes one. */
export function SettingForm({ api, setting, onDone }: Props) {
  const say = useText('network');
  const [said, setSaid] = useState<SettingSaid>(setting === undefined ? blank : saidOf(setting));
  const [seen, setSeen] = useState(setting);
  const [theirs, setTheirs] = useState<Setting>();
  const { ask, busy, trouble } = useAsking();
  const set = (part: Partial<SettingSaid>) => setSaid((before) => ({ ...before, ...part }));

  const saved = () => {
    setTheirs(undefined);
    if (setting === undefined) setSaid(blank);
    onDone();
  };
  const save = (on: Setting | undefined) =>
    ask(
      () => (on === undefined ? api.addSetting(said) : api.changeSetting(on.id, on.revision, said)),
      saved,
      async (met) => {
        if (met === 'offline' || met.code !== 'changed-meanwhile') return false;
        const there = await api.network();
        const now = there.kind === 'ok' ? there.value.settings.find(({ id }) => id === on?.id) : undefined;
        setTheirs(now);
        return now !== undefined;
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(seen);
  };
  return (
    <form className="network-form" onSubmit={submit}>
      <Line name="setting-name" label={say('setting-name')} hint={say('setting-name-hint')} required maxLength={bounds.nameLength} value={said.name} onChange={(name) => set({ name })} />
      <Choice name="setting-kind" label={say('kind')} choices={SettingKind.options.map((kind) => ({ id: kind, words: say(`setting-${kind}`) }))} value={said.kind} onChange={(kind) => set({ kind })} />
      <Line name="place" label={say('place')} hint={say('place-hint')} maxLength={bounds.nameLength} value={said.place} onChange={(place) => set({ place })} />
      <Spoken label={say('languages')} value={said.languages} onChange={(languages) => set({ languages })} />
      <Line name="contact-role" label={say('contact-role')} hint={say('contact-role-hint')} maxLength={bounds.nameLength} value={said.contactRole} onChange={(contactRole) => set({ contactRole })} />
      <Line name="dsl-contact" label={say('dsl-contact')} hint={say('dsl-contact-hint')} maxLength={bounds.nameLength} value={said.dslContact} onChange={(dslContact) => set({ dslContact })} />
      <TroubleSaid trouble={trouble} />
      {theirs === undefined ? (
        <Button kind="primary" type="submit" aria-disabled={busy}>
          {say(setting === undefined ? 'setting-add' : 'save')}
        </Button>
      ) : (
        <Beside
          differences={differencesOf(say, theirs, said)}
          onMine={() => void save(theirs)}
          onTheirs={() => {
            setSaid(saidOf(theirs));
            setSeen(theirs);
            saved();
          }}
        />
      )}
    </form>
  );
}
