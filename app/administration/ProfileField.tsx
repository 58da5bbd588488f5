import { Article9 } from '#server/contracts/area-profile.ts';
import { bounds } from '#server/contracts/bounds.ts';
import { languageOf, languages } from '#server/contracts/languages.ts';
import { Choice, Line, Lines, Tick } from '#app/desk/Fields.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import type { FieldName } from './profile-fields.ts';

interface Props {
  name: FieldName;
  kind: 'line' | 'text' | 'day' | 'condition';
  value: string;
  onChange(value: string): void;
  /** What somebody else wrote meanwhile, where it is to be decided. */
  theirs: string | undefined;
  onDecide(theirs: boolean): void;
}

/** One field of the profile; beside it, where two wrote at once, what the other wrote. */
export function ProfileField({ name, kind, value, onChange, theirs, onDecide }: Props) {
  const say = useText('administration');
  const { tag } = useLanguage();
  const shared = { id: `profile-${name}`, name, label: say(`field-${name}`), value, onChange };
  const shownAs = (text: string): string => (kind === 'day' && text !== '' ? formatDay(tag, text) : kind === 'condition' ? say(`condition-${text === '' ? 'none' : text}`) : text);
  return (
    <>
      {kind === 'text' ? <Lines {...shared} maxLength={bounds.profileText} /> : null}
      {kind === 'line' ? <Line {...shared} maxLength={bounds.profileLine} /> : null}
      {kind === 'day' ? <Line {...shared} type="date" /> : null}
      {kind === 'condition' ? <Choice {...shared} choices={['', ...Article9.options].map((each) => ({ id: each, words: say(`condition-${each === '' ? 'none' : each}`) }))} /> : null}
      {theirs === undefined ? null : (
        <div className="admin-clash" role="group" aria-label={say('clash')}>
          <p>{say('clash')}</p>
          <blockquote dir="auto">{theirs === '' ? say('clash-empty') : shownAs(theirs)}</blockquote>
          <div className="actions">
            <Button onClick={() => onDecide(true)}>{say('clash-theirs')}</Button>
            <Button onClick={() => onDecide(false)}>{say('clash-mine')}</Button>
          </div>
        </div>
      )}
    </>
  );
}

/** Which languages the partnership offers, and which of them comes first. */
export function ChosenLanguages({ value, onChange }: { value: string; onChange(value: string): void }) {
  const say = useText('administration');
  const chosen = value.split(' ').filter((tag) => tag !== '');
  const put = (tags: readonly string[]) => onChange(tags.join(' '));
  const turn = (tag: string) => put(chosen.includes(tag) ? chosen.filter((each) => each !== tag) : [...chosen, tag]);
  return (
    <fieldset className="admin-group" id="profile-languages" tabIndex={-1}>
      <legend>{say('field-languages')}</legend>
      <p className="hint">{say('languages-hint')}</p>
      <div className="desk-ticks">
        {languages.map(({ tag, name, direction }) => (
          <Tick key={tag} name="languages" value={tag} checked={chosen.includes(tag)} onChange={() => turn(tag)}>
            <span lang={tag} dir={direction}>{name}</span>
          </Tick>
        ))}
      </div>
      {chosen.length < 2 ? null : (
        <Choice
          name="first-language"
          label={say('first-language')}
          choices={chosen.map((tag) => ({ id: tag, words: languageOf(tag)?.name ?? tag, language: tag }))}
          value={chosen[0] ?? ''}
          onChange={(first) => put([first, ...chosen.filter((each) => each !== first)])}
        />
      )}
    </fieldset>
  );
}
