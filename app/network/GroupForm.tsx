import { GroupKind, type Group, type GroupSaid } from '#server/contracts/network.ts';
import type { NetworkApi } from '#app/api/network.ts';
import { Choice, Tick } from '#app/desk/Fields.tsx';
import { useText, type Text } from '#app/i18n/text.tsx';
import { kindOf, spokenThere, written } from './parts.tsx';
import { ThingForm, type Part } from './ThingForm.tsx';

const none = 'none';
/** As schools count them. */
const years = [none, ...Array.from({ length: 14 }, (_, before) => String(before + 1))];

const saidOf = ({ setting, name, kind, year, languages, contactRole, mayBeNamed }: GroupSaid): GroupSaid => ({ setting, name, kind, ...(year === undefined ? {} : { year }), languages, contactRole, mayBeNamed });

const yearWords = (say: Text, year: number | undefined) => (year === undefined ? say('year-none') : say('year', { year }));

const partsOf = (say: Text): Part<GroupSaid>[] => [
  written('name', { name: 'group-name', label: say('group-name'), hint: say('group-name-hint'), required: true }),
  kindOf(GroupKind.options, (kind) => say(`group-${kind}`), { name: 'group-kind', label: say('kind') }),
  {
    label: say('year-label'),
    words: ({ year }) => yearWords(say, year),
    draw: ({ year: before, ...said }, set) => (
      <Choice
        name="year"
        label={say('year-label')}
        choices={years.map((year) => ({ id: year, words: yearWords(say, year === none ? undefined : Number(year)) }))}
        value={before === undefined ? none : String(before)}
        onChange={(year) => set(year === none ? said : { ...said, year: Number(year) })}
      />
    ),
  },
  spokenThere(say('languages')),
  written('contactRole', { name: 'contact-role', label: say('contact-role'), hint: say('contact-role-hint') }),
  {
    label: say('may-be-named'),
    words: ({ mayBeNamed }) => say(mayBeNamed ? 'yes' : 'no'),
    draw: (said, set) => (
      <Tick name="may-be-named" checked={said.mayBeNamed} onChange={(mayBeNamed) => set({ ...said, mayBeNamed })}>
        {say('may-be-named')}
      </Tick>
    ),
  },
];

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
  return <ThingForm<GroupSaid, Group> api={api} thing={group} blank={blank} saidOf={saidOf} parts={partsOf(say)} add={api.addGroup} change={api.changeGroup} among={({ groups }) => groups} addWords={say('group-add')} onDone={onDone} />;
}
