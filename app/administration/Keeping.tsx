import { useCallback, useState, type FormEvent } from 'react';
import type { RoundKeptFor } from '#server/contracts/administration.ts';
import { keepingBounds } from '#server/contracts/round-keeping.ts';
import type { AdministrationApi } from '#app/api/administration.ts';
import { Line } from '#app/desk/Fields.tsx';
import { useRoundName } from '#app/desk/survey-name.ts';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useAsking } from '#app/desk/use-asking.ts';
import { useShown } from '#app/desk/use-shown.ts';
import { formatDay, formatMoment } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { commands } from './commands.ts';
import { Shown } from './Part.tsx';

/** How long each round is kept, what goes when, and what the next purge takes. */
export function Keeping({ api }: { api: AdministrationApi }) {
  const say = useText('administration');
  const { tag } = useLanguage();
  const shown = useShown(useCallback(() => api.keeping(), [api]));
  return (
    <>
      <p>{say('keeping-lead')}</p>
      <Shown shown={shown}>
        {({ rounds, lastPurge }) => (
          <>
            <p>{lastPurge === undefined ? say('purge-never') : say('purge-last', { when: formatMoment(tag, Date.parse(lastPurge)) })}</p>
            <p className="hint">{say('purge-how')} <code dir="ltr">{commands.purge}</code></p>
            <ul className="admin-list">
              {rounds.map((round) => (
                <li key={round.slug}>
                  <KeptRound api={api} round={round} onChanged={() => void shown.again()} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Shown>
    </>
  );
}

interface RoundProps {
  api: AdministrationApi;
  round: RoundKeptFor;
  onChanged(): void;
}

function KeptRound({ api, round, onChanged }: RoundProps) {
  const say = useText('administration');
  const { tag } = useLanguage();
  const nameOf = useRoundName();
  const [changing, setChanging] = useState(false);
  const { slug, survey, opensOn, closesOn, wordsGoOn, answersGoOn, wordsGone, answersGone, due } = round;
  return (
    <>
      <h3 className="admin-name">{nameOf(survey, slug)}</h3>
      <p className="hint">{say('round-days', { from: formatDay(tag, opensOn), to: formatDay(tag, closesOn) })}</p>
      <p>{wordsGone === undefined ? say('words-go', { day: formatDay(tag, wordsGoOn) }) : say('words-gone', { day: formatDay(tag, wordsGone) })}</p>
      <p>{answersGone === undefined ? say('answers-go', { day: formatDay(tag, answersGoOn) }) : say('answers-gone', { day: formatDay(tag, answersGone) })}</p>
      {due.length === 0 ? null : <Notice kind="danger">{due.includes('answers') ? say('due-answers') : say('due-words')}</Notice>}
      {answersGone !== undefined ? null : changing ? (
        <ChangeKeeping api={api} round={round} onDone={(changed) => { setChanging(false); if (changed) onChanged(); }} />
      ) : (
        <Button onClick={() => setChanging(true)}>{say('keeping-change')}</Button>
      )}
    </>
  );
}

/** Two numbers of months, and what they would come to, before anything is changed. */
function ChangeKeeping({ api, round, onDone }: { api: AdministrationApi; round: RoundKeptFor; onDone(changed: boolean): void }) {
  const say = useText('administration');
  const [words, setWords] = useState(String(round.wordsMonths));
  const [answers, setAnswers] = useState(String(round.answersMonths));
  const { ask, busy, trouble } = useAsking();
  // Once people could answer, it is only ever made shorter.
  const most = { words: round.opened ? round.wordsMonths : keepingBounds.words.most, answers: round.opened ? round.answersMonths : keepingBounds.answers.most };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const { slug, wordsMonths, answersMonths } = round;
    void ask(() => api.changeKeeping(slug, { wordsMonths, answersMonths }, { wordsMonths: Number(words), answersMonths: Number(answers) }), () => onDone(true));
  };
  const months = { type: 'number', inputMode: 'numeric', required: true, step: 1 } as const;
  return (
    <form className="admin-form" onSubmit={save}>
      <Line {...months} name="words-months" label={say('keeping-words')} min={keepingBounds.words.least} max={most.words} value={words} onChange={setWords} />
      <Line {...months} name="answers-months" label={say('keeping-answers')} min={keepingBounds.answers.least} max={most.answers} value={answers} onChange={setAnswers} />
      <Notice>{round.opened ? say('keeping-only-shorter') : say('keeping-before')}</Notice>
      <TroubleSaid trouble={trouble} />
      <div className="actions">
        <Button kind="primary" type="submit" aria-disabled={busy}>
          {say('save')}
        </Button>
        <Button onClick={() => onDone(trouble !== undefined)}>{say('leave')}</Button>
      </div>
    </form>
  );
}
