import type { Reply } from '#app/api/call.ts';
import type { RoomApi } from '#app/api/room.ts';
import { dropIdea, ideasHere } from '#app/store/ideas.ts';
import { Idea, type IdeaInArea } from './words-file.ts';

/**
 * Sends a group's words, and that it agreed to them; then they go from this device. Safe to do again after a reply that was not
 * heard: the server knows the words by their id, and what it knows already is done.
 */
export async function sendIdea(api: RoomApi, { area, account, agreed }: IdeaInArea): Promise<Reply<undefined>> {
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
