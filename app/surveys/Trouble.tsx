import type { ReactNode } from 'react';
import type { Round } from '#server/contracts/round.ts';
import { nearScreens } from '#server/contracts/near-screens.ts';
import { loadTexts } from '#app/i18n/load.ts';
import { formatDay } from '#app/i18n/format.ts';
import { TextsProvider, useLanguage, useText, type Text } from '#app/i18n/text.tsx';
import { StoreError } from '#app/store/trouble.ts';
import { ShortPage } from './ShortPage.tsx';

/** Pages that say why somebody cannot go on. Fetched when there is something to say. */

/** Why a round could not be opened, by what stopped it: what this device keeps, or the network. */
function wordsFor(error: unknown, say: Text, known: Text, tag: string): { concept: string; title: string; text?: string } {
  const pause = error instanceof Error && error.message === 'paused' ? (error.cause as Round['paused']) : undefined;
  if (pause !== undefined) return { concept: 'later', title: say('paused-title'), text: `${say(`paused-${pause.reason}`)} ${say('paused-until', { day: formatDay(tag, pause.until) })}` };
  if (!(error instanceof StoreError)) return { concept: 'offline', title: say('page-missing') };
  if (error.trouble === 'unavailable') return { concept: 'problem', title: known('needs-script') };
  const of = error.trouble === 'full' ? 'full' : 'store';
  return { concept: 'problem', title: say(`${of}-title`), text: say(`${of}-text`) };
}

/** A round could not be opened: its questions are nowhere to be had, or this device cannot keep or read anything. */
export function NoRound({ error }: { error: unknown }) {
  const known = useText('surveys');
  return (
    <ShortPage {...wordsFor(error, useText('trouble'), known, useLanguage().tag)} arrives>
      <button type="button" className="bar-button next" onClick={() => location.reload()}>
        {known('try-again')}
      </button>
      <a className="bar-button" href={nearScreens.home}>
        {known('back')}
      </a>
    </ShortPage>
  );
}

function AnswersGone({ why, onDone }: { why: 'finished' | 'gone'; onDone(): void }) {
  const say = useText('trouble');
  const known = useText('surveys');
  return (
    <ShortPage concept={why === 'finished' ? 'sent' : 'problem'} title={say(`${why}-title`)} text={say(`${why}-text`)} arrives>
      <button type="button" className="bar-button next" data-part="back" onClick={onDone}>
        {known('done-shared')}
      </button>
    </ShortPage>
  );
}

/**
 * The page for answers that somebody wanted to delete, keep or send and that are not on this device any more: what is
 * known of them, and no more. Rejects where its words cannot be fetched.
 */
export async function answersGone(why: 'finished' | 'gone', language: string, onDone: () => void): Promise<ReactNode> {
  return (
    <TextsProvider value={await loadTexts(language, ['ui', 'access', 'surveys', 'trouble'])}>
      <AnswersGone why={why} onDone={onDone} />
    </TextsProvider>
  );
}
