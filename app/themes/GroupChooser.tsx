import type { Attribute, Release } from '#server/contracts/release.ts';
import { useText } from '#app/i18n/text.tsx';
import type { Names } from './names.ts';

/** Those whose card says nothing never have a table: nobody knows how many they are. */
const notKnown = 'not-known';

interface Props {
  release: Release;
  names: Names;
  attribute: Attribute;
  group: string;
  onChoose: (attribute: Attribute, group: string) => void;
}

/** Whose answers the charts show: everyone, one school year or one kind of need. Native radios. */
export function GroupChooser({ release, names, attribute, group, onChoose }: Props) {
  const text = useText('themes');
  const groupsOf = (of: Attribute) => release.groups.filter((figures) => figures.population === 'own' && figures.attribute === of && figures.group !== notKnown).map((figures) => figures.group);
  const attributes = (['all', 'year', 'need'] as const).filter((one) => groupsOf(one).length > 0);
  return (
    <div className="chooser no-print">
      <fieldset className="pills">
        <legend>{text('choose.by')}</legend>
        {attributes.map((one) => (
          <Pill key={one} name="attribute" words={text(`attribute.${one}`)} on={one === attribute} onPick={() => onChoose(one, groupsOf(one)[0] ?? 'all')} />
        ))}
      </fieldset>
      {attribute === 'all' ? null : (
        <fieldset className="pills">
          <legend>{text(`choose.${attribute}`)}</legend>
          {groupsOf(attribute).map((one) => (
            <Pill key={one} name="group" words={names.group(one)} on={one === group} onPick={() => onChoose(attribute, one)} />
          ))}
        </fieldset>
      )}
    </div>
  );
}

const Pill = ({ name, words, on, onPick }: { name: string; words: string; on: boolean; onPick: () => void }) => (
  <label className="pill">
    <input type="radio" name={name} checked={on} onChange={onPick} />
    <span>{words}</span>
  </label>
);
