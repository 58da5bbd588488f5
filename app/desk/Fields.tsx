import { useId, type InputHTMLAttributes, type ReactNode } from 'react';
import './desk.css';

interface FieldProps {
  /** Where something else leads to it. */
  id?: string | undefined;
  label: string;
  hint?: string | undefined;
  /** What is filled in, with what ties it to its name and its hint. */
  children(tied: { id: string; 'aria-describedby': string | undefined }): ReactNode;
}

/** Something to fill in, with its name above it and what helps between. */
export function Field({ id: given, label, hint, children }: FieldProps) {
  const own = useId();
  const id = given ?? own;
  return (
    <div className="desk-field">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': hint === undefined ? undefined : `${id}-hint` })}
    </div>
  );
}

export interface LineProps extends Omit<FieldProps, 'children'>, Pick<InputHTMLAttributes<HTMLInputElement>, 'name' | 'type' | 'autoComplete' | 'autoCapitalize' | 'spellCheck' | 'inputMode' | 'maxLength' | 'minLength' | 'min' | 'max' | 'step' | 'required' | 'pattern' | 'dir' | 'aria-invalid'> {
  value: string;
  onChange(value: string): void;
}

/** A line to write in, or a day or a number to choose. */
export function Line({ id, label, hint, value, onChange, type = 'text', dir = type === 'date' || type === 'number' ? undefined : 'auto', autoComplete = 'off', ...others }: LineProps) {
  return (
    <Field id={id} label={label} hint={hint}>
      {(tied) => <input {...others} {...tied} type={type} dir={dir} autoComplete={autoComplete} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

/** Several lines to write in. */
export function Lines({ id, label, hint, value, onChange, ...others }: Pick<LineProps, 'id' | 'label' | 'hint' | 'value' | 'onChange' | 'name' | 'maxLength' | 'required'>) {
  return (
    <Field id={id} label={label} hint={hint}>
      {(tied) => <textarea {...others} {...tied} dir="auto" autoComplete="off" rows={3} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

interface ChoiceProps<T extends string> extends Omit<FieldProps, 'children'> {
  name: string;
  /** `language`: of the words, where it is another. */
  choices: readonly { id: T; words: string; language?: string }[];
  value: NoInfer<T>;
  onChange(value: NoInfer<T>): void;
}

/** One of a few, by the browser's own list. */
export function Choice<T extends string>({ id, label, hint, name, choices, value, onChange }: ChoiceProps<T>) {
  return (
    <Field id={id} label={label} hint={hint}>
      {(tied) => (
        <select
          {...tied}
          name={name}
          value={value}
          onChange={(event) => {
            const chosen = choices.find((each) => each.id === event.target.value);
            if (chosen !== undefined) onChange(chosen.id);
          }}
        >
          {choices.map(({ id: each, words, language }) => (
            <option key={each} value={each} lang={language}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface TickProps {
  name: string;
  /** Which of several of one name. */
  value?: string;
  checked: boolean;
  onChange(checked: boolean): void;
  children: ReactNode;
}

/** Something that is so or not. */
export function Tick({ name, value, checked, onChange, children }: TickProps) {
  return (
    <label className="desk-tick">
      <input type="checkbox" name={name} {...(value === undefined ? {} : { value })} checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{children}</span>
    </label>
  );
}

interface TicksProps {
  legend: string;
  name: string;
  choices: readonly { id: string; words: ReactNode }[];
  chosen: readonly string[];
  onChange(chosen: string[]): void;
}

interface OneOfProps<T extends string> {
  legend: string;
  name: string;
  choices: readonly { id: T; words: ReactNode }[];
  value: NoInfer<T>;
  onChange(value: NoInfer<T>): void;
}

/** One of a few that all stand there. */
export function OneOf<T extends string>({ legend, name, choices, value, onChange }: OneOfProps<T>) {
  return (
    <fieldset className="desk-field">
      <legend>{legend}</legend>
      <div className="desk-ticks">
        {choices.map(({ id, words }) => (
          <label key={id} className="desk-tick">
            <input type="radio" name={name} value={id} autoComplete="off" checked={id === value} onChange={() => onChange(id)} />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Any of a few. They keep the order in which they were chosen. */
export function Ticks({ legend, name, choices, chosen, onChange }: TicksProps) {
  return (
    <fieldset className="desk-field">
      <legend>{legend}</legend>
      <div className="desk-ticks">
        {choices.map(({ id, words }) => (
          <Tick key={id} name={name} value={id} checked={chosen.includes(id)} onChange={(ticked) => onChange(ticked ? [...chosen, id] : chosen.filter((each) => each !== id))}>
            {words}
          </Tick>
        ))}
      </div>
    </fieldset>
  );
}
