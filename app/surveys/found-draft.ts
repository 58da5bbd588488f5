import type { Pack } from '#server/contracts/round.ts';
import { dropDraft, resumeDraft, type Draft } from '#app/store/drafts.ts';
import { StoreError } from '#app/store/trouble.ts';

async function readable(round: string): Promise<Draft | undefined> {
  try {
    return await resumeDraft(round);
  } catch (error) {
    // Its key is gone, so nobody can read it again: only the empty shell is left, and it goes.
    if (error instanceof StoreError && error.trouble === 'unreadable' && error.draft !== undefined) await dropDraft(error.draft);
    return undefined;
  }
}

/**
 * The draft that lies on this device for the round of a pack, as it can go on under this pack. One that was begun
 * under an earlier version of the survey keeps its answers: ids are never given to anything else, and what is
 * asked no longer is left behind at the end. One of another survey can be neither shown nor sent, and goes.
 */
export async function foundDraft({ round, survey }: Pick<Pack, 'round' | 'survey'>): Promise<Draft | undefined> {
  const draft = await readable(round.slug);
  if (draft === undefined) return undefined;
  if (draft.survey.id === survey.id) return { ...draft, round: round.id, survey: round.survey };
  await dropDraft(draft.id);
  return undefined;
}
