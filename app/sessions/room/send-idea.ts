import type { Reply } from '#app/api/call.ts';
import type { RoomApi } from '#app/api/room.ts';
import type { Trouble } from '#app/desk/use-asking.ts';
import { dropIdea, ideasHere } from '#app/store/ideas.ts';
import { Idea, type IdeaInArea } from './words-file.ts';

type Writes = Pick<RoomApi, 'write' | 'approve'>;

/**
 * Sends a group's words, and that it agreed to them; then they go from this device. Safe to do again after a reply that was not
 * heard: the server knows the words by their id, and what it knows already is done.
 */
export async function sendIdea(api: Writes, { area, account, agreed }: IdeaInArea): Promise<Reply<undefined>> {
  const written = await api.write(area, account);
  if (written.kind === 'problem') return written;
  if (agreed) {
    const approved = await api.approve(area, written.value.id, written.value.revision);
    const was = approved.kind === 'problem' && approved.problem !== 'offline' && approved.problem.code === 'changed-meanwhile';
    if (approved.kind === 'problem' && !was) return approved;
  }
  await dropIdea(account.id);
  return { kind: 'ok', value: undefined };
}

/** What waits on this device and can be read. */
export const waitingIdeas = async (): Promise<IdeaInArea[]> =>
  (await ideasHere()).flatMap(({ area, content }) => {
    const idea = Idea.safeParse(content);
    return idea.success ? [{ area, ...idea.data }] : [];
  });

/** Sends all that waits. What is refused of one area does not stop another's. @returns the first thing that went wrong. */
export async function sendWaiting(api: Writes): Promise<Trouble | undefined> {
  let trouble: Trouble | undefined;
  for (const idea of await waitingIdeas()) {
    const sent = await sendIdea(api, idea);
    if (sent.kind === 'problem') trouble ??= sent.problem;
  }
  return trouble;
}
