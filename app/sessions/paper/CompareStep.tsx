import { useState } from 'react';
import type { AnswerValue } from '#server/contracts/response.ts';
import type { Pack } from '#server/contracts/round.ts';
import { textKey } from '#server/contracts/text-keys.ts';
import { In } from '#app/i18n/In.tsx';
import { useText } from '#app/i18n/text.tsx';
import { bundleText } from '#app/surveys/bundle-text.ts';
import { Key, KeyStep } from './Keys.tsx';
import type { PaperQuestion } from './on-paper.ts';
import { saidIn } from './said-words.ts';

interface Props {
  pack: Pack;
  /** The questions that the two goes answer differently. */
  questions: readonly PaperQuestion[];
  first: ReadonlyMap<string, AnswerValue>;
  second: ReadonlyMap<string, AnswerValue>;
  /** What stands on the paper, by question. */
  onDecided(decided: ReadonlyMap<string, AnswerValue | undefined>): void;
}

/** Where the two goes differ, one after another: somebody looks at the paper, and says which is right. */
export function CompareStep({ pack, questions, first, second, onDecided }: Props) {
  const say = useText('paper');
  const [decided, setDecided] = useState<ReadonlyMap<string, AnswerValue | undefined>>(new Map());
  const asked = questions[decided.size];
  if (asked === undefined) return null;
  const { id } = asked.question;
  const decide = (value: AnswerValue | undefined) => {
    const all = new Map(decided).set(id, value);
    setDecided(all);
    if (all.size === questions.length) onDecided(all);
  };
  const key = (pressed: string): boolean => {
    if (pressed !== '1' && pressed !== '2') return false;
    decide((pressed === '1' ? first : second).get(id));
    return true;
  };
  const lines = (value: AnswerValue | undefined) => saidIn(asked, value, pack, undefined, say).join(', ');
  return (
    <KeyStep
      at={id}
      onKey={key}
      heading={
        <>
          <span className="paper-number">{say('question', { number: asked.number })}</span> <In language={pack.bundle.language}>{bundleText(pack.bundle)(textKey.ask(id))}</In>
        </>
      }
    >
      <p>{say('compare', { left: questions.length - decided.size })}</p>
      <div className="paper-keys">
        <Key name="1" language={pack.bundle.language} words={lines(first.get(id))} onPress={() => key('1')} />
        <Key name="2" language={pack.bundle.language} words={lines(second.get(id))} onPress={() => key('2')} />
      </div>
    </KeyStep>
  );
}
