import { useState } from 'react';
import { bounds } from '#server/contracts/bounds.ts';
import { numberIn } from '#server/contracts/account-rules.ts';
import type { RoomApi } from '#app/api/room.ts';
import { spoken } from '#app/i18n/spoken.ts';
import { isolated } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { keepIdea } from '#app/store/ideas.ts';
import type { RoomRow } from '#app/store/rooms.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import type { ThingUp } from './CameUpHere.tsx';
import { GroupWords } from './GroupWords.tsx';
import { sendIdea } from './send-idea.ts';
import { tellEnded } from './tell-ended.ts';
import type { Idea } from './words-file.ts';

interface Props {
  room: RoomRow;
  chosen: readonly ThingUp[];
  api: RoomApi;
  onBack(): void;
  onDone(): void;
}

type State = { kind: 'writing'; wrong?: 'idea-empty' | 'idea-number' | 'idea-not-kept'; found?: string } | { kind: 'keeping' } | { kind: 'kept'; sent: boolean };

/** What goes forward: the pictures that the group tapped, and its words, which whoever coordinates writes down for it. */
export function OurIdea({ room, chosen, api, onBack, onDone }: Props) {
  const say = useText('room');
  const { tag } = useLanguage();
  const [text, setText] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [named, setNamed] = useState(false);
  const [state, setState] = useState<State>({ kind: 'writing' });

  const keep = async () => {
    const words = text.trim();
    const found = numberIn(words, tag);
    if (words === '') return setState({ kind: 'writing', wrong: 'idea-empty' });
    if (found !== undefined) return setState({ kind: 'writing', wrong: 'idea-number', found });
    setState({ kind: 'keeping' });
    const id = crypto.randomUUID();
    const concepts = [...new Set(chosen.map(({ concept }) => concept))].slice(0, bounds.picturesPerAccount);
    const idea: Idea = { account: { id, group: room.group.id, kind: 'idea', texts: { [tag]: words }, concepts, named }, agreed };
    try {
      await keepIdea(room.area, id, idea);
    } catch {
      return setState({ kind: 'writing', wrong: 'idea-not-kept' });
    }
    // It is safe here; without a network, or signed out, it waits.
    const sent = await sendIdea(api, { area: room.area, ...idea }).catch(() => undefined);
    setState({ kind: 'kept', sent: sent?.kind === 'ok' });
    if (sent?.kind === 'ok') await tellEnded(api).catch(() => undefined); // The room is shut here either way.
  };

  if (state.kind === 'kept')
    return (
      <section className="room-part">
        <Notice kind="good" live picture={<Picture concept="saved" />}>{say(state.sent ? 'idea-sent' : 'idea-waits')}</Notice>
        <p>{say('all-deleted')}</p>
        <Button kind="primary" onClick={onDone}>
          <Picture concept="yes" />
          <span>{say('done')}</span>
        </Button>
      </section>
    );
  return (
    <section className="room-part" inert={state.kind === 'keeping'}>
      {chosen.length === 0 ? null : (
        <ul className="room-chosen">
          {chosen.map(({ id, concept, words, language }) => (
            <li key={id} {...spoken(language)}>
              <Picture concept={concept} />
              <span>{words}</span>
            </li>
          ))}
        </ul>
      )}
      <GroupWords label={say('idea-label')} hint={say('idea-hint')} text={text} language={tag} onChange={setText} />
      <label className="card room-agreed">
        <input type="checkbox" autoComplete="off" checked={agreed} onChange={(event) => setAgreed(event.target.checked)} />
        <Picture concept="handshake" />
        <span>{say('idea-agreed')}</span>
      </label>
      <label className="card room-agreed">
        <input type="checkbox" autoComplete="off" checked={named} onChange={(event) => setNamed(event.target.checked)} />
        <Picture concept="group-of-people" />
        <span>{say('idea-named', { group: room.group.name })}</span>
      </label>
      {state.kind === 'writing' && state.wrong !== undefined ? (
        <Notice kind="danger" live>
          {state.wrong === 'idea-number' ? say('idea-number', { found: isolated(state.found ?? '') }) : say(state.wrong)}
        </Notice>
      ) : null}
      <div className="actions">
        <Button kind="primary" onClick={() => void keep()}>
          <Picture concept="saved" />
          <span>{say('idea-keep')}</span>
        </Button>
        <Button onClick={onBack}>
          <Picture concept="back" />
          <span>{say('back')}</span>
        </Button>
      </div>
    </section>
  );
}
