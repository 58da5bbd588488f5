import { useEffect, useRef } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Problem } from '#app/ui/Problem.tsx';
import { signInAddress } from './sign-in-address.ts';
import type { Trouble } from './use-asking.ts';
import './desk.css';

interface Props {
  trouble: Trouble | undefined;
  /** Asks once more. Not offered where it cannot help: who is not signed in signs in, and who may not do this asks somebody else. */
  retry?: (() => void) | undefined;
}

/** Says what went wrong and what to do next, where somebody just pressed; with the way to sign in where that is what is missing. */
export function TroubleSaid({ trouble, retry }: Props) {
  const say = useText('staff');
  const place = useRef<HTMLDivElement>(null);
  const code = typeof trouble === 'object' ? trouble.code : trouble;
  // Once for each thing that went wrong: a page that asks again by itself is not moved each time.
  useEffect(() => {
    if (code !== undefined) place.current?.scrollIntoView({ block: 'nearest' });
  }, [code]);
  if (trouble === undefined) return null;
  const signIn = code === 'sign-in-again' || code === 'not-signed-in' || code === 'set-up-first';
  const again = signIn || code === 'not-allowed' ? undefined : retry;
  return (
    <div ref={place} className="desk-trouble">
      <Problem problem={trouble} {...(again === undefined ? {} : { retry: again })}>
        {signIn ? <a href={signInAddress()}>{say('sign-in')}</a> : null}
      </Problem>
    </div>
  );
}
