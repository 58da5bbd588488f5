import { useState, type ReactNode } from 'react';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import type { Trouble } from '#app/desk/use-asking.ts';
import { Loading } from '#app/ui/Loading.tsx';

/** One part of the page, closed until it is opened: only then is it asked for. */
export function Part({ name, title, children }: { name: string; title: string; children(): ReactNode }) {
  const [opened, setOpened] = useState(false);
  return (
    <details className="admin-part" data-part={name} onToggle={(event) => { if (event.currentTarget.open) setOpened(true); }}>
      <summary>
        <h2>{title}</h2>
      </summary>
      {opened ? <div className="admin-inside">{children()}</div> : null}
    </details>
  );
}

/** Waits for what was asked for, says what went wrong, or shows it. */
export function Shown<T>({ shown, children }: { shown: { value: T | undefined; trouble: Trouble | undefined; again(): Promise<void> }; children(value: T): ReactNode }) {
  return (
    <>
      <TroubleSaid trouble={shown.trouble} retry={() => void shown.again()} />
      {shown.value === undefined ? shown.trouble === undefined ? <Loading /> : null : children(shown.value)}
    </>
  );
}
