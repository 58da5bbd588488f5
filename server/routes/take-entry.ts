import { entryBounds } from '#server/contracts/entry-bounds.ts';
import type { EntryContent, NewEntry } from '#server/contracts/session-entry.ts';
import type { ProblemCode } from '#server/contracts/problem.ts';
import type { Deps } from '#server/deps.ts';
import { groupById } from '#server/queries/groups.ts';
import { roundsOf } from '#server/queries/rounds.ts';
import { addEntry, entryById, nextRevision, picturesAreFree, setPlan } from '#server/queries/session-entries.ts';
import { addSession, sessionById, type SessionRow } from '#server/queries/sessions.ts';
import { drawPictures, joinSecretDigest, joinSecretOf } from '#server/sealing/join-code.ts';

/** Who says it, where and when. */
interface Said {
  partnershipId: string;
  staffId: string;
  /** An instant. */
  at: string;
  cardSecret: Uint8Array;
}
export type EntryOutcome = { outcome: 'stored'; planned: 'new' | 'changed' | 'no' } | { outcome: 'already' } | { outcome: 'refused'; code: ProblemCode };

type Plan = Extract<EntryContent, { kind: 'plan' }>;
const refused = (code: ProblemCode): EntryOutcome => ({ outcome: 'refused', code });

/** What is wrong with a plan, if anything: its group must be there and open, its rounds asked here. */
async function wrongPlan(trx: Deps['db'], partnershipId: string, { group, plan }: Plan, session: SessionRow | undefined): Promise<ProblemCode | undefined> {
  const found = await groupById(trx, partnershipId, group);
  // A session that was planned before its group was closed can still be changed.
  if (found === undefined || (found.closed_on !== null && session?.group_id !== group)) return 'group-unknown';
  const asked = new Set((await roundsOf(trx, partnershipId)).filter(({ words_purged_on }) => words_purged_on === null).map(({ slug }) => slug));
  return plan.rounds.every((slug) => asked.has(slug)) ? undefined : 'round-unknown';
}

/**
 * Takes in one thing that a coordinator said of a session; the first plan makes the session, and its codes with it. Run it
 * in a transaction of its own. Sent again it is `already` here.
 */
export async function takeEntry(trx: Deps['db'], { id, session: sessionId, content, replaces }: NewEntry, { partnershipId, staffId, at, cardSecret }: Said): Promise<EntryOutcome> {
  const text = JSON.stringify(content);
  const before = await entryById(trx, partnershipId, sessionId, id);
  if (before !== undefined) return before.content === text ? { outcome: 'already' } : refused('entry-taken');
  const session = await sessionById(trx, partnershipId, sessionId);
  if (session !== undefined && session.revision >= entryBounds.perSession) return refused('session-full');
  const entry = { partnership_id: partnershipId, session_id: sessionId, id, content: text, replaces: JSON.stringify(replaces), made_by: staffId, arrived_at: at };

  if (content.kind !== 'plan') {
    const number = await nextRevision(trx, partnershipId, sessionId);
    if (number === undefined) return refused('session-unknown');
    await addEntry(trx, { ...entry, number });
    return { outcome: 'stored', planned: 'no' };
  }

  const wrong = await wrongPlan(trx, partnershipId, content, session);
  if (wrong !== undefined) return refused(wrong);
  const isFree = (digest: string) => picturesAreFree(trx, digest, sessionId);
  const pictures = async () => drawPictures(cardSecret, { id: sessionId, day: content.day }, isFree);
  const plan = JSON.stringify(content.plan);
  if (session === undefined) {
    await addSession(trx, {
      partnership_id: partnershipId,
      id: sessionId,
      group_id: content.group,
      day: content.day,
      plan,
      state: 'planned',
      revision: 1,
      join_digest: joinSecretDigest(joinSecretOf(cardSecret, sessionId)),
      pictures_digest: await pictures(),
      made_by: staffId,
      made_at: at,
      opened_at: null,
      closed_at: null,
    });
    await addEntry(trx, { ...entry, number: 1 });
    return { outcome: 'stored', planned: 'new' };
  }
  const number = (await nextRevision(trx, partnershipId, sessionId)) ?? 0;
  await addEntry(trx, { ...entry, number });
  // A plan that arrives after the session is kept among the others; what was done is not planned anew.
  if (session.state === 'closed') return { outcome: 'stored', planned: 'no' };
  await setPlan(trx, { partnershipId, id: sessionId }, { groupId: content.group, day: content.day, plan, picturesDigest: await pictures() });
  return { outcome: 'stored', planned: 'changed' };
}
