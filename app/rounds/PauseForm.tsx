import { useState, type FormEvent } from 'react';
import { bounds } from '#server/contracts/bounds.ts';
import { PauseReason } from '#server/contracts/round.ts';
import type { AskPause } from '#server/contracts/rounds-asks.ts';
import { Choice, Line } from '#app/desk/Fields.tsx';
import { useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';

interface Props {
  title: string;
  today: string;
  onPause(pause: AskPause): void;
}

/** Why there is a pause, and until when. Young people are told the reason in their language, and never what staff write beside it. */
export function PauseForm({ title, today, onPause }: Props) {
  const say = useText('rounds');
  const [until, setUntil] = useState(today);
  const [reason, setReason] = useState<PauseReason>('inspection');
  const [words, setWords] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onPause({ until, reason, words });
  };
  return (
    <details className="rounds-more">
      <summary>{title}</summary>
      <form className="rounds-form" onSubmit={submit}>
        <p>{say('pause-what')}</p>
        <Choice label={say('pause-why')} name="pause-reason" choices={PauseReason.options.map((id) => ({ id, words: say(`pause-${id}`) }))} value={reason} onChange={setReason} />
        <Line label={say('pause-until')} hint={say('pause-until-hint')} name="pause-until" type="date" min={today} required value={until} onChange={setUntil} />
        <Line label={say('pause-words')} hint={say('pause-words-hint')} name="pause-words" maxLength={bounds.noteLength} value={words} onChange={setWords} />
        <Button kind="danger" type="submit">
          {say('pause-do')}
        </Button>
      </form>
    </details>
  );
}
