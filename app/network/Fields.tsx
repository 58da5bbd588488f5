import { useId, type ReactNode } from 'react';
import { bounds } from '#server/contracts/bounds.ts';
import { languages } from '#server/contracts/languages.ts';
import { In } from '#app/i18n/In.tsx';

interface LineProps {
  name: string;
  label: string;
  /** What belongs here, and that no child's name does. */
  hint: string;
  value: string;
  most?: number;
  required?: boolean;
  /** Several lines. */
  long?: boolean;
  onChange(value: string): void;
}

/** A line to write in, with its name above it and what helps between. */
export function Line({ name, label, hint, value, most = bounds.nameLength, required = false, long = false, onChange }: LineProps) {
  const id = useId();
  const common = { id, name, value, required, maxLength: most, dir: 'auto', autoComplete: 'off', 'aria-describedby': `${id}-hint` };
  return (
    <div className="network-field">
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-hint`} className="hint">
        {hint}
      </p>
      {long ? <textarea {...common} rows={3} onChange={(event) => onChange(event.target.value)} /> : <input {...common} onChange={(event) => onChange(event.target.value)} />}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  name: string;
  label: string;
  options: readonly T[];
  words(option: T): string;
  value: T;
  onChange(value: T): void;
}

/** One of a few, by the browser's own list. */
export function Choice<T extends string>({ name, label, options, words, value, onChange }: ChoiceProps<T>) {
  const id = useId();
  return (
    <div className="network-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        name={name}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option === event.target.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {words(option)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Something that is so or not. */
export function Tick({ name, checked, onChange, children }: { name: string; checked: boolean; onChange(checked: boolean): void; children: ReactNode }) {
  return (
    <label className="network-tick">
      <input type="checkbox" name={name} checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{children}</span>
    </label>
  );
}

/** The languages that are spoken somewhere, each by its own name. */
export function Spoken({ label, value, onChange }: { label: string; value: readonly string[]; onChange(value: string[]): void }) {
  return (
    <fieldset className="network-field">
      <legend>{label}</legend>
      <div className="network-ticks">
        {languages.map(({ tag, name }) => (
          <Tick key={tag} name={`language-${tag}`} checked={value.includes(tag)} onChange={(checked) => onChange(languages.map((each) => each.tag).filter((each) => (each === tag ? checked : value.includes(each))))}>
            <In language={tag}>{name}</In>
          </Tick>
        ))}
      </div>
    </fieldset>
  );
}
