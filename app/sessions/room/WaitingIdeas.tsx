import { useState } from 'react';
import type { RoomApi } from '#app/api/room.ts';
import { signInAddress } from '#app/desk/sign-in-address.ts';
import type { Trouble } from '#app/desk/use-asking.ts';
import { useText } from '#app/i18n/text.tsx';
import { dropIdea } from '#app/store/ideas.ts';
import { roomsHere } from '#app/store/rooms.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button, LinkButton } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Problem } from '#app/ui/Problem.tsx';
import { TextFile } from '#app/ui/TextFile.tsx';
import { DeleteTwice } from './DeleteTwice.tsx';
import { sendWaiting, waitingIdeas } from './send-idea.ts';
import { tellEnded } from './tell-ended.ts';
import { wordsFile } from './words-file.ts';

/**
 * Words of groups that wait on this device until there is a network and somebody is signed in who works with the group. Where
 * that is not who has the device, they go on as a file: they are the group's.
 */
export function WaitingIdeas({ api, onChanged }: { api: RoomApi; onChanged(): Promise<void> }) {
  const say = useText('room');
  const [state, setState] = useState<'rest' | 'sending' | Trouble>('rest');
  const [saved, setSaved] = useState(false);
  const send = async () => {
    setState('sending');
    const trouble = await sendWaiting(api);
    if (trouble === undefined) await tellEnded(api);
    setState(trouble ?? 'rest');
    await onChanged();
  };
  const text = async () => wordsFile(await waitingIdeas(), new Map((await roomsHere()).map(({ group }) => [group.id, group.name])), say);
  const letGo = async () => {
    for (const { account } of await waitingIdeas()) await dropIdea(account.id);
    await onChanged();
  };
  const trouble = state === 'rest' || state === 'sending' ? undefined : state;
  return (
    <section className="room-part" data-part="waiting">
      <Notice picture={<Picture concept="waiting" />}>{say('idea-waits')}</Notice>
      {trouble === undefined ? null : <Problem problem={trouble}>{trouble !== 'offline' && trouble.code === 'not-signed-in' ? <LinkButton href={signInAddress()}>{say('sign-in')}</LinkButton> : null}</Problem>}
      <Button kind="primary" disabled={state === 'sending'} onClick={() => void send()}>
        <Picture concept="sent" />
        <span>{say('idea-send')}</span>
      </Button>
      {typeof trouble === 'object' || saved ? (
        <>
          <p>{say('file-lead')}</p>
          <div className="actions">
            <TextFile name="our-idea.txt" ask={say('file-save')} open={say('file-open')} text={text} onMade={() => setSaved(true)} />
            {saved ? <DeleteTwice words={say('idea-drop')} onDelete={() => void letGo()} /> : null}
          </div>
        </>
      ) : null}
    </section>
  );
}
