import { useId } from 'react';
import { bounds } from '#server/contracts/bounds.ts';
import { useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { VisuallyHidden } from '#app/ui/VisuallyHidden.tsx';

interface Props {
  label: string;
  value: number;
  onChange(value: number): void;
}

const inBounds = (value: number): number => Math.max(0, Math.min(bounds.peoplePerSession, Number.isFinite(value) ? Math.round(value) : 0));

/** How many: typed, or pressed up and down with a thumb. */
export function Count({ label, value, onChange }: Props) {
  const say = useText('planning');
  const id = useId();
  return (
    <div className="plan-count">
      <label htmlFor={id}>{label}</label>
      <span className="plan-steps">
        <Button onClick={() => onChange(inBounds(value - 1))}>
          <span aria-hidden="true">−</span>
          <VisuallyHidden>{say('fewer', { what: label })}</VisuallyHidden>
        </Button>
        <input id={id} type="number" inputMode="numeric" min={0} max={bounds.peoplePerSession} value={value} onChange={({ target }) => onChange(inBounds(target.valueAsNumber))} onFocus={({ target }) => target.select()} />
        <Button onClick={() => onChange(inBounds(value + 1))}>
          <span aria-hidden="true">+</span>
          <VisuallyHidden>{say('more', { what: label })}</VisuallyHidden>
        </Button>
      </span>
    </div>
  );
}
