import { useId, useState, type ChangeEvent } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { ideasIn, type Idea } from './words-file.ts';

/** Brings groups' words in from the file of a device on which nobody may send them any more. */
export function TakeWordsIn({ area, onIdeas }: { area: string; onIdeas(ideas: readonly Idea[]): Promise<void> }) {
  const say = useText('accounts');
  const id = useId();
  const [none, setNone] = useState(false);
  const choose = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file === undefined) return;
    const ideas = ((await ideasIn(file)) ?? []).filter((idea) => idea.area === area);
    // The same file can be chosen again.
    input.value = '';
    setNone(ideas.length === 0);
    if (ideas.length > 0) await onIdeas(ideas);
  };
  return (
    <details className="room-more">
      <summary>{say('take-in')}</summary>
      <label htmlFor={id}>{say('take-in-file')}</label>
      <p id={`${id}-hint`} className="hint">
        {say('take-in-hint')}
      </p>
      <input id={id} className="room-file" type="file" accept=".txt,text/plain" aria-describedby={`${id}-hint`} onChange={(event: ChangeEvent<HTMLInputElement>) => void choose(event.target)} />
      {none ? <Notice kind="danger" live>{say('take-in-none')}</Notice> : null}
    </details>
  );
}
