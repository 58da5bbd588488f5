import { useState } from 'react';
import { screens } from '#server/contracts/screens.ts';
import type { ProblemBody } from '#server/contracts/problem.ts';
import type { RoomApi } from '#app/api/room.ts';
import { useText } from '#app/i18n/text.tsx';
import { ideasHere } from '#app/store/ideas.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Problem } from '#app/ui/Problem.tsx';
import { sendIdea } from './send-idea.ts';
import { tellEnded } from './tell-ended.ts';

/** Words of groups that wait on this device until there is a network and somebody is signed in. */
export function WaitingIdeas({ api, onChanged }: { api: RoomApi; onChanged(): Promise<void> }) {
  const say = useText('room');
  const [state, setState] = useState<'rest' | 'sending' | ProblemBody | 'offline'>('rest');
  const send = async () => {
    setState('sending');
    for (const idea of await ideasHere()) {
      const sent = await sendIdea(api, idea);
      if (sent.kind === 'problem') return setState(sent.problem);
    }
    setState('rest');
    await tellEnded(api);
    await onChanged();
  };
  const trouble = state === 'rest' || state === 'sending' ? undefined : state;
  return (
    <section className="room-part">
      <Notice picture={<Picture concept="waiting" />}>{say('idea-waits')}</Notice>
      {trouble === undefined ? null : <Problem problem={trouble}>{trouble !== 'offline' && trouble.code === 'not-signed-in' ? <a href={screens.signIn}>{say('sign-in')}</a> : null}</Problem>}
      <Button kind="primary" disabled={state === 'sending'} onClick={() => void send()}>
        <Picture concept="sent" />
        <span>{say('idea-send')}</span>
      </Button>
    </section>
  );
}
