import { useState, type ReactNode } from 'react';
import { screens } from '#server/contracts/screens.ts';
import { useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Problem } from '#app/ui/Problem.tsx';
import type { Trouble } from './use-shown.ts';

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

/** What went wrong, and what to do next. */
export function TroubleSaid({ trouble, onAgain }: { trouble: Trouble | undefined; onAgain?: (() => void) | undefined }) {
  const say = useText('administration');
  if (trouble === undefined) return null;
  const signIn = typeof trouble === 'object' && (trouble.code === 'sign-in-again' || trouble.code === 'not-signed-in');
  return (
    <Problem problem={trouble}>
      {signIn ? <a href={screens.signIn}>{say('sign-in')}</a> : null}
      {onAgain === undefined || signIn ? null : <Button onClick={onAgain}>{say('again')}</Button>}
    </Problem>
  );
}

/** Waits for what was asked for, says what went wrong, or shows it. */
export function Shown<T>({ shown, children }: { shown: { value: T | undefined; trouble: Trouble | undefined; again(): Promise<void> }; children(value: T): ReactNode }) {
  return (
    <>
      <TroubleSaid trouble={shown.trouble} onAgain={() => void shown.again()} />
      {shown.value === undefined ? shown.trouble === undefined ? <Loading /> : null : children(shown.value)}
    </>
  );
}
