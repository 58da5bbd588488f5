import type { ReactNode } from 'react';
import { isNotHere } from '#app/store/trouble.ts';

/** Where something failed because the answers are not here any more: the page that says so. `null` otherwise, and where it cannot be fetched. */
export async function gonePage(error: unknown, language: string, onDone: () => void): Promise<ReactNode> {
  if (!isNotHere(error)) return null;
  try {
    return await (await import('./Trouble.tsx')).answersGone(error.trouble === 'gone' ? 'gone' : 'finished', language, onDone);
  } catch {
    // Not kept here, and no network: it is told as any other failure.
    return null;
  }
}
