import type { Circumstances, Voice } from '#server/contracts/response.ts';
import type { Pack } from '#server/contracts/round.ts';
import { dropDraft, resumeDraft, saveDraft, startDraft, type Draft } from '#app/store/drafts.ts';
import { sha256 } from '#app/store/digest.ts';
import { outboxRows } from '#app/store/outbox.ts';
import { createSession, type Session } from '#app/surveys/session.ts';

/**
 * Under which name the drafts of somebody who types are found: nobody who answers on this device meets them, and nobody who
 * types meets another's.
 */
export const typingName = (round: string, staff: string): string => `typing ${round} ${staff}`;

/** A booklet that is to be typed in. */
export interface ToType {
  code: string;
  /** What was typed of it, as it stands on the paper: to find it in the pile again. */
  said: string;
  /** Empty where the server could not be asked. */
  batch: string;
  circumstances: Circumstances;
}

/** A draft before anything is typed: nothing of it is on disk. */
export function draftOf(pack: Pack, name: string, { code, circumstances }: ToType, voice: Voice): Draft {
  return {
    id: crypto.randomUUID(),
    round: pack.round.id,
    roundSlug: name,
    survey: pack.round.survey,
    language: pack.bundle.language,
    page: '',
    circumstances,
    card: code,
    voice,
    voiceChosen: true,
    // Who gave the booklet in had agreed: a booklet that says no is not typed.
    assented: true,
    answers: [],
    words: {},
    revision: 0,
  };
}

/** The draft with its saving: encrypted on this device at each answer, as every draft is. */
export function typingSession(pack: Pack, draft: Draft): Session {
  let begun = draft.revision > 0;
  return createSession(pack, draft, async (said) => {
    if (begun) return saveDraft(said);
    const { id, revision: _first, ...init } = said;
    const started = await startDraft(init, id);
    begun = true;
    return started;
  });
}

/** A booklet that this person began to type here and did not finish. One that cannot be read any more is deleted. */
export const unfinishedTyping = (name: string): Promise<Draft | undefined> => resumeDraft(name);
export const dropTyping = (draft: Draft): Promise<void> => dropDraft(draft.id);

/** Whether a booklet was typed here already and waits to be sent. */
export const waitsHere = async (code: string): Promise<boolean> => (await outboxRows()).some(({ envelope }) => envelope.card === code);

/** One booklet in so many is typed a second time, to see how often a finger slips. */
const oneIn = 10;
/** Whether this is one of those: decided by its code, so that nobody chooses. */
export const isTypedTwice = async (code: string): Promise<boolean> => Number.parseInt((await sha256(`twice ${code}`)).slice(0, 8), 16) % oneIn === 0;
