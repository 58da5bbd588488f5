import { useEffect, useRef } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { TroubleSaid as DesksTroubleSaid } from '#app/desk/TroubleSaid.tsx';
import type { Trouble as DesksTrouble } from '#app/desk/use-asking.ts';
import { Notice } from '#app/ui/Notice.tsx';

/** What went wrong with something that staff asked for: also that the browser gave no passkey. */
export type Trouble = DesksTrouble | 'no-passkey';

/** What is said of signing in in other words than elsewhere; `undefined` where the catalogue of problems says it. */
const ownWords = (trouble: Trouble | undefined): 'no-passkey' | 'too-often' | undefined => {
  if (trouble === 'no-passkey') return 'no-passkey';
  return typeof trouble === 'object' && trouble.code === 'too-many-requests' ? 'too-often' : undefined;
};

/** Says what went wrong and what to do next, where somebody just pressed. */
export function TroubleSaid({ trouble }: { trouble: Trouble | undefined }) {
  const say = useText('staff');
  const place = useRef<HTMLDivElement>(null);
  const words = ownWords(trouble);
  useEffect(() => {
    if (words !== undefined) place.current?.scrollIntoView({ block: 'nearest' });
  }, [words]);
  if (words === undefined) return <DesksTroubleSaid trouble={trouble === 'no-passkey' ? undefined : trouble} />;
  return (
    <div ref={place} className="staff-trouble">
      <Notice kind="danger" live>
        {say(words)}
      </Notice>
    </div>
  );
}
