import { useEffect, useRef } from 'react';
import type { ProblemBody } from '#server/contracts/problem.ts';
import { screens } from '#server/contracts/screens.ts';
import { useText } from '#app/i18n/text.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Problem } from '#app/ui/Problem.tsx';

/** What went wrong with something that staff asked for. */
export type Trouble = ProblemBody | 'offline' | 'no-passkey';

/** Says what went wrong and what to do next, where somebody just pressed. */
export function TroubleSaid({ trouble }: { trouble: Trouble | undefined }) {
  const say = useText('staff');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (trouble !== undefined) place.current?.scrollIntoView({ block: 'nearest' });
  }, [trouble]);
  if (trouble === undefined) return null;
  const again = typeof trouble === 'object' && (trouble.code === 'sign-in-again' || trouble.code === 'not-signed-in');
  return (
    <div ref={place} className="staff-trouble">
      {trouble === 'no-passkey' ? (
        <Notice kind="danger" live>
          {say('no-passkey')}
        </Notice>
      ) : typeof trouble === 'object' && trouble.code === 'too-many-requests' ? (
        <Notice kind="danger" live>
          {say('too-often')}
        </Notice>
      ) : (
        <Problem problem={trouble}>{again ? <a href={screens.signIn}>{say('sign-in')}</a> : null}</Problem>
      )}
    </div>
  );
}
