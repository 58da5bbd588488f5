import { namesIn } from '#server/contracts/account-rules.ts';
import { bounds } from '#server/contracts/bounds.ts';
import { Field } from '#app/desk/Fields.tsx';
import { spoken } from '#app/i18n/spoken.ts';
import { isolated } from '#app/i18n/format.ts';
import { useText } from '#app/i18n/text.tsx';

interface Props {
  label: string;
  hint: string;
  text: string;
  /** Of the words. */
  language: string;
  onChange(text: string): void;
}

/** Where a group's words are written down. What may be somebody's name is pointed out while it is written. */
export function GroupWords({ label, hint, text, language, onChange }: Props) {
  const say = useText('room');
  const names = namesIn(text, language);
  return (
    <Field label={label} hint={hint}>
      {({ id, 'aria-describedby': help }) => (
        <>
          <textarea id={id} name="group-words" rows={5} maxLength={bounds.stringLength} aria-describedby={`${help} ${id}-names`} {...spoken(language)} value={text} onChange={(event) => onChange(event.target.value)} autoComplete="off" />
          <p id={`${id}-names`} role="status" className="hint">{names.length === 0 ? null : say('idea-names', { names: names.map((name) => isolated(name)).join(', ') })}</p>
        </>
      )}
    </Field>
  );
}
