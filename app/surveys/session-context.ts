import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Pack } from '#server/contracts/round.ts';
import { bundleText } from './bundle-text.ts';
import type { Session, Snapshot } from './session.ts';

/** What every piece of an answering page may need: the pack on screen, its texts, and the person's session. */
export interface Answering {
  pack: Pack;
  session: Session;
  /** The device is known to be somebody's own, so that photos of theirs may stand on it. */
  ownDevice: boolean;
}

const AnsweringContext = createContext<Answering | null>(null);
export const AnsweringProvider = AnsweringContext.Provider;

export function useAnswering(): Answering {
  const answering = useContext(AnsweringContext);
  if (answering === null) throw new Error('A page of a survey stands outside its session.');
  return answering;
}

/** The words of the survey, in the language on screen. */
export const useSurveyText = (): ((key: string) => string) => bundleText(useAnswering().pack.bundle);

export function useSnapshot(): Snapshot {
  const { session } = useAnswering();
  return useSyncExternalStore(session.subscribe, session.snapshot, session.snapshot);
}

/** The value of one question, for the first paint of its page. */
export const valueOf = (snapshot: Snapshot, question: string) =>
  snapshot.draft.answers.find((answer) => answer.question === question)?.value;
