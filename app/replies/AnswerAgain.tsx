import { useEffect, useState } from 'react';
import { isolated } from '#app/i18n/format.ts';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import type { Again, KeptSet, OpenRound } from './keep-card-holder.ts';

interface Props {
  set: KeptSet;
  sets: readonly KeptSet[];
  secret: string;
  again: Again;
}

/** Where a later round asks the same: last time's answers can be used again, each of them still to be looked at. */
export function AnswerAgain({ set, sets, secret, again }: Props) {
  const say = useText('replies');
  const [round, setRound] = useState<OpenRound>();
  const [state, setState] = useState<'offered' | 'working' | 'failed'>('offered');
  useEffect(() => {
    let here = true;
    again.roundFor(sets).then(
      (found) => here && setRound(found),
      () => undefined, // Nothing is known of later rounds just now: nothing is offered.
    );
    return () => {
      here = false;
    };
  }, [again, sets]);
  if (round === undefined) return null;
  const begin = () => {
    setState('working');
    again.begin(set, secret, round).catch(() => setState('failed'));
  };
  return (
    <section className="keep-part answer-again">
      <h2>
        <Picture concept="change" />
        <span>{say('again-title')}</span>
      </h2>
      <p>{say('again-text', { area: isolated(round.area) })}</p>
      <p>{say('again-private')}</p>
      {state === 'failed' ? (
        <Notice kind="danger" live>
          {say('again-failed')}
        </Notice>
      ) : null}
      <Button kind="primary" aria-disabled={state === 'working'} onClick={state === 'working' ? undefined : begin}>
        {say('again-start')}
      </Button>
    </section>
  );
}
