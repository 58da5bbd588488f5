import { useId } from 'react';
import { pinLength } from './pin.ts';

/** A field for a PIN: numbers, hidden from who looks over a shoulder, kept by no browser. */
export function PinField({ label, value, onChange }: { label: string; value: string; onChange(value: string): void }) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input id={id} className="pin-field" type="password" inputMode="numeric" autoComplete="off" dir="ltr" maxLength={pinLength.most} value={value} onChange={({ target }) => onChange(target.value)} />
    </>
  );
}
