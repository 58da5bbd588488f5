import { useState, type FormEvent } from 'react';
import { bounds } from '#server/contracts/bounds.ts';
import { NoteAbout, type EntryContent } from '#server/contracts/session-entry.ts';
import { heads } from '#server/contracts/session-heads.ts';
import { Lines, OneOf } from '#app/desk/Fields.tsx';
import { useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { SaidBy } from './Beside.tsx';
import type { ShownSession } from './work.ts';

interface Props {
  session: ShownSession;
  onSay(note: Extract<EntryContent, { kind: 'note' }>): Promise<boolean>;
}

/** What coordinators wrote down: all of it stands, whoever wrote it. */
export function Notes({ session, onSay }: Props) {
  const say = useText('planning');
  const [about, setAbout] = useState<NoteAbout>('better');
  const [text, setText] = useState('');
  const notes = heads(session.entries, 'note');
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const written = text.trim();
    if (written !== '' && (await onSay({ kind: 'note', about, text: written }))) setText('');
  };
  return (
    <>
      <h3>{say('notes-title')}</h3>
      {NoteAbout.options.map((each) => {
        const ofKind = notes.filter(({ content }) => content.kind === 'note' && content.about === each);
        if (ofKind.length === 0) return null;
        return (
          <section key={each}>
            <h4>{say(`about-${each}`)}</h4>
            <ul className="plan-notes">
              {ofKind.map((entry) => (
                <li key={entry.id}>
                  <p dir="auto">{entry.content.kind === 'note' ? entry.content.text : ''}</p>
                  <SaidBy entry={entry} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <form className="plan-form" onSubmit={(event) => void save(event)}>
        <OneOf name="about" legend={say('about')} choices={NoteAbout.options.map((each) => ({ id: each, words: say(`about-${each}`) }))} value={about} onChange={setAbout} />
        <Lines name="note" label={say('note')} hint={say('no-names')} maxLength={bounds.wordsLength} value={text} onChange={setText} />
        <Button type="submit" kind="primary" aria-disabled={text.trim() === ''}>
          {say('save-note')}
        </Button>
      </form>
    </>
  );
}
