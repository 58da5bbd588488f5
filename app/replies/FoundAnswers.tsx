import type { ComponentProps } from 'react';
import { spoken } from '#app/i18n/spoken.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { AnswerAgain } from './AnswerAgain.tsx';
import { Arrived } from './Arrived.tsx';
import type { Again, CardHolder, KeptSet, RepliesOf } from './keep-card-holder.ts';
import { Replies } from './Replies.tsx';
import { roundName } from './round-name.ts';
import { saidOf } from './said.ts';
import { OwnWordsQuote, SaidList } from './SaidList.tsx';
import { TakeBack } from './TakeBack.tsx';
import { ThenAndNow } from './ThenAndNow.tsx';

function SaidInRound({ set: { pack, copy } }: { set: KeptSet }) {
  const say = useText('replies');
  if (pack === undefined)
    return (
      <>
        <p>{say('said-old')}</p>
        {copy.words.map((words) => (
          <OwnWordsQuote key={words.question} words={words} />
        ))}
      </>
    );
  return (
    <div {...spoken(pack.bundle.language)}>
      <SaidList said={saidOf(pack.survey, pack.bundle, copy)} />
    </div>
  );
}

interface Props {
  sets: readonly KeptSet[];
  holder: CardHolder;
  repliesOf: RepliesOf;
  again: Again;
  close: () => void;
  withdrawn: ComponentProps<typeof TakeBack>['done'];
}

/** What the holder of a card finds: what happened, what they said in each round, and what they can do with it. */
export function FoundAnswers({ sets, holder, repliesOf, again, close, withdrawn }: Props) {
  const say = useText('replies');
  const { tag } = useLanguage();
  const [newest] = sets;
  return (
    <>
      <Arrived title={say('replies-title')} concept="check">
        {sets.map((set) => (
          <Replies key={set.copy.round} round={set.copy.round} name={sets.length > 1 ? roundName(set, sets, tag) : undefined} repliesOf={repliesOf} />
        ))}
      </Arrived>
      {newest === undefined ? null : <AnswerAgain set={newest} sets={sets} secret={holder.secret} again={again} />}
      <ThenAndNow sets={sets} />
      <section className="keep-part">
        <h2>{say('said-title')}</h2>
        <p className="hint">{say('said-private')}</p>
        {sets.map((set, at) =>
          at === 0 ? (
            <SaidInRound key={set.copy.round} set={set} />
          ) : (
            <details key={set.copy.round} className="said-before">
              <summary>{say('said-before', { round: roundName(set, sets, tag) })}</summary>
              <SaidInRound set={set} />
            </details>
          ),
        )}
      </section>
      <div>
        <Button kind="primary" onClick={close}>
          {say('keep-close')}
        </Button>
      </div>
      <TakeBack holder={holder} done={withdrawn} />
    </>
  );
}
