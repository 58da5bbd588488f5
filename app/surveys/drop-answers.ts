import { hasStore } from '#app/store/database.ts';
import { dropDraft, type Draft } from '#app/store/drafts.ts';
import { StoreError } from '#app/store/trouble.ts';

/**
 * Deletes what somebody answered here. Where nobody heard of a save it may have been done all the same: then it goes too,
 * and that there is nothing is no failure. Fails as `dropDraft` does.
 */
export async function dropAnswers({ id, revision }: Draft): Promise<void> {
  if (revision === 0 && !(await hasStore())) return;
  try {
    await dropDraft(id);
  } catch (error) {
    if (revision > 0 || !(error instanceof StoreError && error.trouble === 'gone')) throw error;
  }
}
