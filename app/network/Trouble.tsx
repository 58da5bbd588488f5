import { useEffect, useRef } from 'react';
import { screens } from '#server/contracts/screens.ts';
import { useText } from '#app/i18n/text.tsx';
import { Problem } from '#app/ui/Problem.tsx';
import type { Trouble } from './use-asking.ts';

/** Says what went wrong and what to do next, where somebody just pressed. */
export function TroubleSaid({ trouble, retry }: { trouble: Trouble | undefined; retry?: () => void }) {
  const say = useText('staff');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (trouble !== undefined) place.current?.scrollIntoView({ block: 'nearest' });
  }, [trouble]);
  if (trouble === undefined) return null;
  const signIn = trouble !== 'offline' && trouble.code === 'not-signed-in';
  return (
    <div ref={place} className="network-trouble">
      <Problem problem={trouble} {...(retry === undefined ? {} : { retry })}>
        {signIn ? <a href={screens.signIn}>{say('sign-in')}</a> : null}
      </Problem>
    </div>
  );
}
