import type { ProblemBody } from '#server/contracts/problem.ts';
import { screens } from '#server/contracts/screens.ts';
import { useText } from '#app/i18n/text.tsx';
import { Problem } from '#app/ui/Problem.tsx';

/** What went wrong, with the way to sign in where that is what is missing. */
export function PaperTrouble({ trouble, retry }: { trouble: ProblemBody | 'offline' | undefined; retry?: (() => void) | undefined }) {
  const say = useText('staff');
  if (trouble === undefined) return null;
  const signIn = trouble !== 'offline' && (trouble.code === 'not-signed-in' || trouble.code === 'sign-in-again');
  return (
    <Problem problem={trouble} {...(retry === undefined ? {} : { retry })}>
      {signIn ? <a href={screens.signIn}>{say('sign-in')}</a> : null}
    </Problem>
  );
}
