import type { ReactNode } from 'react';
import type { ProblemBody } from '#server/contracts/problem.ts';
import { useText, useTexts } from '#app/i18n/text.tsx';
import { Button } from './Button.tsx';

interface Props {
  /** From the error catalogue, or `offline` where the network could not be reached. */
  problem: ProblemBody | 'offline';
  retry?: () => void;
  children?: ReactNode;
}

/** What happened and what to do next. The code stands below for whoever helps; nothing a person wrote is ever in it. */
export function Problem({ problem, retry, children }: Props) {
  const ui = useText('ui');
  const texts = useTexts();
  const offline = problem === 'offline';
  const said = !offline && texts.has('problems', problem.code) ? texts.text('problems', problem.code, problem.params) : undefined;
  return (
    <div className="notice danger" role="alert">
      <div>
        <p>
          <strong>{ui('problem')}</strong>
        </p>
        <p>{offline ? ui('offline-none') : (said ?? ui('broken'))}</p>
        {children}
        {retry === undefined ? null : (
          <p>
            <Button onClick={retry}>{ui('try-again')}</Button>
          </p>
        )}
        {offline ? null : (
          <p className="hint code">
            <code>{problem.code}</code>
          </p>
        )}
      </div>
    </div>
  );
}
