import type { Pack } from '#server/contracts/round.ts';
import { earlierPack } from '#app/store/packs.ts';
import { dropDraft, resumeDraft, type Draft } from '#app/store/drafts.ts';
import { isNotHere, StoreError } from '#app/store/trouble.ts';

/** Takes away what nobody can go on with; where another tab did so meanwhile all is well. */
const forget = (id: string) =>
  dropDraft(id).catch((error: unknown) => {
    if (!isNotHere(error)) throw error;
  });

async function readable(round: string): Promise<Draft | undefined> {
  try {
    return await resumeDraft(round);
  } catch (error) {
    // In any other trouble it may well be there: nobody begins anew beside it.
    if (!(error instanceof StoreError && error.trouble === 'unreadable' && error.draft !== undefined)) throw error;
    // Its key is gone, so nobody can read it again: only the empty shell is left, and it goes.
    await forget(error.draft);
    return undefined;
  }
}

/** A draft, and the pack that it goes on with. */
export interface FoundDraft {
  draft: Draft;
  pack: Pack;
}

/**
 * The draft that lies on this device for the round of a pack. It goes on with the version of the survey that it was
 * begun with, where that pack is still here; else it goes on under this one, and keeps its answers: ids are never
 * given to anything else, and what is asked no longer is left behind at the end. One of another survey can be neither
 * shown nor sent, and goes.
 */
export async function foundDraft(pack: Pack): Promise<FoundDraft | undefined> {
  const { round, survey } = pack;
  const draft = await readable(round.slug);
  if (draft === undefined) return undefined;
  if (draft.survey.id !== survey.id) {
    await forget(draft.id);
    return undefined;
  }
  const begunWith = draft.survey.version === survey.version ? undefined : await earlierPack(round.slug, pack.bundle.language, draft.survey.version);
  if (begunWith === undefined || begunWith.survey.id !== survey.id) return { draft: { ...draft, round: round.id, survey: round.survey }, pack };
  // Its questions and words as they were; where and under which key to send, as the round says today.
  const earlier = { ...begunWith, round: { ...round, survey: begunWith.round.survey } };
  return { draft: { ...draft, round: round.id }, pack: earlier };
}
