import { SettingKind, type Setting, type SettingSaid } from '#server/contracts/network.ts';
import type { NetworkApi } from '#app/api/network.ts';
import { useText, type Text } from '#app/i18n/text.tsx';
import { kindOf, spokenThere, written } from './parts.tsx';
import { ThingForm, type Part } from './ThingForm.tsx';

const blank: SettingSaid = { name: '', kind: 'school', place: '', languages: [], contactRole: '', dslContact: '' };

const saidOf = ({ name, kind, place, languages, contactRole, dslContact }: SettingSaid): SettingSaid => ({ name, kind, place, languages, contactRole, dslContact });

const partsOf = (say: Text): Part<SettingSaid>[] => [
  written('name', { name: 'setting-name', label: say('setting-name'), hint: say('setting-name-hint'), required: true }),
  kindOf(SettingKind.options, (kind) => say(`setting-${kind}`), { name: 'setting-kind', label: say('kind') }),
  written('place', { name: 'place', label: say('place'), hint: say('place-hint') }),
  spokenThere(say('languages')),
  written('contactRole', { name: 'contact-role', label: say('contact-role'), hint: say('contact-role-hint') }),
  written('dslContact', { name: 'dsl-contact', label: say('dsl-contact'), hint: say('dsl-contact-hint') }),
];

interface Props {
  api: NetworkApi;
  /** The one to change; none to add one. */
  setting?: Setting;
  onDone(): void;
}

/** Adds a setting, or changes one. */
export function SettingForm({ api, setting, onDone }: Props) {
  const say = useText('network');
  return <ThingForm<SettingSaid, Setting> api={api} thing={setting} blank={blank} saidOf={saidOf} parts={partsOf(say)} add={api.addSetting} change={api.changeSetting} among={({ settings }) => settings} addWords={say('setting-add')} onDone={onDone} />;
}
