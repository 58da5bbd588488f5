import { useId, type ReactNode } from 'react';

interface LineProps {
  label: string;
  hint?: string | undefined;
  value: string;
  onChange(value: string): void;
  name: string;
  type?: 'text' | 'date' | 'number';
  most?: number;
  least?: string | undefined;
  required?: boolean;
}

/** A line to write in, or a day or a number to choose. */
export function Line({ label, hint, value, onChange, name, type = 'text', most, least, required = true }: LineProps) {
  const id = useId();
  return (
    <div className="rounds-field">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      <input
        id={id}
        name={name}
        type={type}
        dir={type === 'text' ? 'auto' : undefined}
        required={required}
        autoComplete="off"
        {...(type === 'number' ? { min: least, max: most, step: 1, inputMode: 'numeric' as const } : type === 'date' ? { min: least } : { maxLength: most })}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  name: string;
  choices: readonly { id: string; words: string }[];
  value: string;
  onChange(value: string): void;
}

/** One of a few, by the browser's own list. */
export function Choice({ label, name, choices, value, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className="rounds-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} value={value} onChange={(event) => onChange(event.target.value)}>
        {choices.map((each) => (
          <option key={each.id} value={each.id}>
            {each.words}
          </option>
        ))}
      </select>
    </div>
  );
}

interface TicksProps {
  legend: string;
  name: string;
  choices: readonly { id: string; words: ReactNode }[];
  chosen: readonly string[];
  onChange(chosen: string[]): void;
}

/** Any of a few. They keep the order in which they were chosen. */
export function Ticks({ legend, name, choices, chosen, onChange }: TicksProps) {
  return (
    <fieldset className="rounds-ticks">
      <legend>{legend}</legend>
      {choices.map(({ id, words }) => (
        <label key={id}>
          <input type="checkbox" name={name} value={id} checked={chosen.includes(id)} onChange={(event) => onChange(event.target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))} />
          <bdi>{words}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
