import { useEffect, useRef, useState } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import type { CardHolder, Withdrawn } from './keep-card-holder.ts';

type State = 'offered' | 'sure' | 'working' | 'offline' | 'failed';

/** Taking the answers back, in two steps. What goes and what stays is said before the second. */
export function TakeBack({ holder, done }: { holder: CardHolder; done: (outcome: Extract<Withdrawn, 'withdrawn' | 'waiting'>) => void }) {
  const say = useText('replies');
  const [state, setState] = useState<State>('offered');
  const sure = useRef<HTMLHeadingElement>(null);
  const asked = state !== 'offered';
  useEffect(() => {
    if (asked) sure.current?.focus();
  }, [asked]);

  const takeBack = async () => {
    setState('working');
    const outcome = await holder.withdraw();
    if (outcome === 'withdrawn' || outcome === 'waiting') done(outcome);
    else setState(outcome);
  };

  if (state === 'offered') {
    return (
      <section className="take-back">
        <h2>{say('withdraw-title')}</h2>
        <p>{say('withdraw-text')}</p>
        <Button kind="danger" onClick={() => setState('sure')}>
          <Picture concept="take-back" />
          <span>{say('withdraw-start')}</span>
        </Button>
      </section>
    );
  }
  return (
    <section className="take-back asked">
      <h2 tabIndex={-1} ref={sure}>
        {say('withdraw-sure-title')}
      </h2>
      <ul>
        <li>
          <Picture concept="delete" />
          <span>{say('withdraw-sure-goes')}</span>
        </li>
        <li>
          <Picture concept="safe" />
          <span>{say('withdraw-sure-stays')}</span>
        </li>
        <li>
          <Picture concept="talk" />
          <span>{say('withdraw-sure-talk')}</span>
        </li>
        <li>
          <Picture concept="results" />
          <span>{say('withdraw-sure-figures')}</span>
        </li>
      </ul>
      <p role="status">{state === 'working' ? say('withdrawing') : null}</p>
      {state === 'failed' || state === 'offline' ? (
        <Notice kind="danger" live>
          {say(`withdraw-${state}`)}
        </Notice>
      ) : null}
      <div className="keep-choices">
        <Button onClick={() => setState('offered')} aria-disabled={state === 'working'}>
          {say('withdraw-no')}
        </Button>
        <Button kind="danger" aria-disabled={state === 'working'} onClick={state === 'working' ? undefined : () => void takeBack()}>
          {say('withdraw-yes')}
        </Button>
      </div>
    </section>
  );
}
