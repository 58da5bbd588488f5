import { useState, type FormEvent } from 'react';
import { bounds } from '#server/contracts/bounds.ts';
import { GroupKind, type Group, type GroupSaid } from '#server/contracts/network.ts';
import type { NetworkApi } from '#app/api/network.ts';
import { Choice, Line, Tick } from '#app/desk/Fields.tsx';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useAsking } from '#app/desk/use-asking.ts';
import { useText, type Text } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Beside, type Difference } from './Beside.tsx';
import { Spoken } from './Spoken.tsx';
import { spokenNames } from './names.ts';

const none = 'none';
/** As schools count them. */
const years = [none, ...Array.from({ length: 14 }, (_, before) => String(before + 1))];

const saidOf = ({ setting, name, kind, year, languages, contactRole, mayBeNamed }: GroupSaid): GroupSaid => ({ setting, name, kind, ...(year === undefined ? {} : { year }), languages, contactRole, mayBeNamed });

const yearWords = (say: Text, year: number | undefined) => (year === undefined ? say('year-none') : say('year', { year }));

/** Where what I wrote is not what stands there now. */
function differencesOf(say: Text, theirs: GroupSaid, mine: GroupSaid): Difference[] {
  const lines: [string, (said: GroupSaid) => string][] = [
    [say('group-name'), ({ name }) => name],
    [say('kind'), ({ kind }) => say(`group-${kind}`)],
    [say('year-label'), ({ year }) => yearWords(say, year)],
    [say('languages'), ({ languages }) => spokenNames(languages)],
    [say('contact-role'), ({ contactRole }) => contactRole],
    [say('may-be-named'), ({ mayBeNamed }) => say(mayBeNamed ? 'yes' : 'no')],
  ];
  return lines.map(([label, of]) => ({ label, theirs: of(theirs), mine: of(mine) })).filter(({ theirs: there, mine: here }) => there !== here.trim());
}

interface Props {
  api: NetworkApi;
  setting: string;
  /** The one to change; none to add one. */
  group?: Group;
  onDone(): void;
}

/** Adds a group to a setting, or changes one. */
export function GroupForm({ api, setting, group, onDone }: Props) {
  const say = useText('network');
  const blank: GroupSaid = { setting, name: '', kind: 'class', languages: [], contactRole: '', mayBeNamed: false };
  const [said, setSaid] = useState<GroupSaid>(group === undefined ? blank : saidOf(group));
  const [seen, setSeen] = useState(group);
  const [theirs, setTheirs] = useState<Group>();
  const { ask, busy, trouble } = useAsking();
  const set = (part: Partial<GroupSaid>) => setSaid((before) => ({ ...before, ...part }));

  const saved = () => {
    setTheirs(undefined);
    if (group === undefined) setSaid(blank);
    onDone();
  };
  const save = (on: Group | undefined) =>
    ask(
      () => (on === undefined ? api.addGroup(said) : api.changeGroup(on.id, on.revision, said)),
      saved,
      async (met) => {
        if (met === 'offline' || met.code !== 'changed-meanwhile') return false;
        const there = await api.network();
        const now = there.kind === 'ok' ? there.value.groups.find(({ id }) => id === on?.id) : undefined;
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
      <Line name="group-name" label={say('group-name')} hint={say('group-name-hint')} required maxLength={bounds.nameLength} value={said.name} onChange={(name) => set({ name })} />
      <Choice name="group-kind" label={say('kind')} choices={GroupKind.options.map((kind) => ({ id: kind, words: say(`group-${kind}`) }))} value={said.kind} onChange={(kind) => set({ kind })} />
      <Choice
        name="year"
        label={say('year-label')}
        choices={years.map((year) => ({ id: year, words: yearWords(say, year === none ? undefined : Number(year)) }))}
        value={said.year === undefined ? none : String(said.year)}
        onChange={(year) => setSaid(({ year: _before, ...rest }) => (year === none ? rest : { ...rest, year: Number(year) }))}
      />
      <Spoken label={say('languages')} value={said.languages} onChange={(languages) => set({ languages })} />
      <Line name="contact-role" label={say('contact-role')} hint={say('contact-role-hint')} maxLength={bounds.nameLength} value={said.contactRole} onChange={(contactRole) => set({ contactRole })} />
      <Tick name="may-be-named" checked={said.mayBeNamed} onChange={(mayBeNamed) => set({ mayBeNamed })}>
        {say('may-be-named')}
      </Tick>
      <TroubleSaid trouble={trouble} />
      {theirs === undefined ? (
        <Button kind="primary" type="submit" aria-disabled={busy}>
          {say(group === undefined ? 'group-add' : 'save')}
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
