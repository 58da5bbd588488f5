import { WriteAccount } from '#server/contracts/account.ts';
import type { Reply } from '#app/api/call.ts';
import type { RoomApi } from '#app/api/room.ts';
import { dropIdea } from '#app/store/ideas.ts';

/** What was kept: the account as it is sent, and whether the group agreed to these words. */
const readIdea = (content: unknown): { account: WriteAccount; agreed: boolean } | undefined => {
  if (typeof content !== 'object' || content === null || !('account' in content)) return undefined;
  const account = WriteAccount.safeParse(content.account);
  return account.success ? { account: account.data, agreed: 'agreed' in content && content.agreed === true } : undefined;
};

/**
 * Sends a group's words, and that it agreed to them; then they go from this device. Safe to do again after a reply that was not
 * heard: the server knows the words by their id, and what it knows already is done.
 */
export async function sendIdea(api: RoomApi, { id, area, content }: { id: string; area: string; content: unknown }): Promise<Reply<undefined>> {
  const idea = readIdea(content);
  if (idea !== undefined) {
    const written = await api.write(area, idea.account);
    if (written.kind === 'problem') return written;
    if (idea.agreed) {
      const approved = await api.approve(area, written.value.id, written.value.revision);
      const was = approved.kind === 'problem' && approved.problem !== 'offline' && approved.problem.code === 'changed-meanwhile';
      if (approved.kind === 'problem' && !was) return approved;
    }
  }
  await dropIdea(id);
  return { kind: 'ok', value: undefined };
}
