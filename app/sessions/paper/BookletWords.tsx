import { createContext, useContext } from 'react';
import type { Pack } from '#server/contracts/round.ts';
import { useText } from '#app/i18n/text.tsx';
import { bundleText } from '#app/surveys/bundle-text.ts';
import type { PaperQuestion } from './on-paper.ts';

/** What every block of a booklet knows. */
export interface Booklet {
  pack: Pack;
  questions: readonly PaperQuestion[];
  /** On which page a question stands; nothing before the pages are laid out. */
  pageOf(question: PaperQuestion): number | undefined;
  /** The last page. */
  pages: number;
}

export const BookletContext = createContext<Booklet | undefined>(undefined);

export function useBooklet() {
  const booklet = useContext(BookletContext);
  if (booklet === undefined) throw new Error('BookletContext is missing above this component');
  /** The words of the survey, in the booklet's language. */
  const asked = bundleText(booklet.pack.bundle);
  return { ...booklet, asked, say: useText('paper') };
}
