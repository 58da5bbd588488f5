import { useId } from 'react';
import { Notice } from './Notice.tsx';

interface Props {
  label: string;
  hint?: string;
  /** Why the code that was typed cannot be used; said at once, and with the field from then on. */
  wrong?: string | undefined;
  className: string;
  value: string;
  onChange(value: string): void;
}

/** A field for a secret code that stands on paper. The browser neither keeps nor corrects what is typed. */
export function CodeField({ label, hint, wrong, className, value, onChange }: Props) {
  const id = useId();
  const described = [hint === undefined ? [] : `${id}-hint`, wrong === undefined ? [] : `${id}-wrong`].flat();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {wrong === undefined ? null : (
        <Notice kind="danger" live>
          <span id={`${id}-wrong`}>{wrong}</span>
        </Notice>
      )}
      <input
        id={id}
        className={className}
        dir="ltr"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={200}
        aria-describedby={described.length === 0 ? undefined : described.join(' ')}
        aria-invalid={wrong !== undefined}
      />
    </>
  );
}
