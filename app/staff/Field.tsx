import { useId, type InputHTMLAttributes } from 'react';

interface Props extends Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'autoComplete' | 'inputMode' | 'maxLength' | 'minLength' | 'required' | 'pattern' | 'name' | 'dir'> {
  label: string;
  hint?: string;
  value: string;
  onChange(value: string): void;
}

/** A line to write in, with its name above it and what helps between. */
export function Field({ label, hint, value, onChange, dir = 'auto', ...others }: Props) {
  const id = useId();
  return (
    <div className="staff-field">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      <input
        {...others}
        id={id}
        dir={dir}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        autoCapitalize="none"
        spellCheck={false}
      />
    </div>
  );
}
