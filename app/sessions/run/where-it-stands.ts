import { dropDraft, type Draft } from '#app/store/drafts.ts';
import { envelopeState } from '#app/store/outbox.ts';
import { lyingDrafts } from '#app/store/put-away.ts';
import { changeHere, sessionHere, type SessionHere } from '#app/store/session-here.ts';
import { noteFinished, noteOver } from './turns.ts';

const saidSomething = ({ assented, answers, words }: Draft): boolean => assented || answers.length > 0 || Object.keys(words).length > 0;

/**
 * How a tablet in a session stands when its start page opens: after a person, a reload, a restart or a crash. What was
 * finished without anybody hearing so is counted now; a code that nobody answered with goes back.
 * @returns `unfinished`: somebody's answers lie here, and it is asked whose they are.
 */
export async function whereItStands(): Promise<{ here: SessionHere | undefined; unfinished: boolean }> {
  const here = await sessionHere();
  const draft = here?.begun?.draft;
  if (here === undefined) return { here, unfinished: false };
  const sent = draft !== undefined && (await envelopeState(draft)) !== undefined;
  if (sent) return { here: await changeHere((row) => noteOver(noteFinished(row, draft), false)), unfinished: false };
  const lying = draft === undefined ? undefined : (await lyingDrafts()).find((each) => each.draft.id === draft)?.draft;
  if (lying !== undefined && saidSomething(lying)) return { here, unfinished: true };
  // Somebody looked at the first page and went: nothing of them is worth asking about.
  if (lying !== undefined) {
    await dropDraft(lying.id);
    return { here: await changeHere((row) => noteOver(row, true)), unfinished: false };
  }
  return { here: await changeHere((row) => noteOver(row, draft === undefined)), unfinished: false };
}
