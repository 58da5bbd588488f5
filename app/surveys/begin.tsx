import type { ReactNode } from 'react';
import type { Pack } from '#server/contracts/round.ts';
import { loadTexts } from '#app/i18n/load.ts';
import type { Texts } from '#app/i18n/text.tsx';
import { hasStore } from '#app/store/database.ts';
import { packLanguages } from '#app/store/packs.ts';
import { keptLastPage, type KeptPage } from '#app/store/last-page.ts';
import { sharedMode } from '#app/store/shared.ts';
import { setPageLanguage } from '#app/ui/page-language.ts';
import { Screen } from '#app/ui/Screen.tsx';
import { AnswerRound, type Beginning } from './AnswerRound.tsx';
import { readFirstTaps } from './adopt.ts';
import { readCardLink, type CardLink } from './card-link.ts';
import type { Finished } from './finish-response.ts';
import type { Sharing } from './hand-over.ts';
import { languageFor, packFor } from './pack-for-visit.ts';
import type { Slots } from './pages/Finished.tsx';
import { answeringHere, clearUnfinished } from './unfinished.ts';

interface Visit {
  round: string;
  language: string | undefined;
  slots: Slots;
  /** Fetches the newest pack and keeps it; rejects without a network. */
  pullPack(round: string, language: string): Promise<void>;
  /** Fetches a pack for a device that has none: handed over before it is kept. */
  firstPack(round: string, language: string): Promise<Pack>;
  takeOver(render: () => ReactNode): Promise<void>;
}

/** Whether this visit was loaded again. An address that is opened anew may be given the same entry of the history, and is somebody who begins. */
const isLoadedAgain = () => performance.getEntriesByType('navigation').every((entry) => !('type' in entry) || entry.type !== 'navigate');

async function beginningOf(newest: Pack, card: CardLink | undefined, stored: boolean, shared: Sharing | undefined): Promise<{ beginning: Beginning; pack: Pack }> {
  const state = history.state as { kept?: KeptPage } | null;
  if (state?.kept !== undefined && isLoadedAgain() && shared === undefined && card === undefined) {
    // Authenticated under a key that only this program can use: it is what `keptForReload` made.
    const given = (await keptLastPage(state.kept)) as Finished | undefined;
    if (given !== undefined) return { beginning: { kind: 'given', given: { ...given, kept: state.kept } }, pack: newest };
  }
  const found = shared !== undefined ? await shared.begin(newest) : stored ? await (await import('./found-draft.ts')).foundDraft(newest) : undefined;
  if (found === undefined) {
    clearUnfinished();
    return { beginning: { kind: 'new', taps: undefined, card }, pack: newest };
  }
  const { draft, pack } = found;
  if (card !== undefined && draft.card !== card.code) return { beginning: { kind: 'ask', draft, card }, pack };
  return { beginning: ('goesOn' in found ? found.goesOn : answeringHere(pack.round.slug)) ? { kind: 'resume', draft } : { kind: 'ask', draft, card }, pack };
}

/** The other languages of the round, while nobody waits: then a change of language needs no network. */
function fetchOtherLanguages(pack: Pack, pullPack: Visit['pullPack']): void {
  const idle = (then: () => void) => ('requestIdleCallback' in window ? requestIdleCallback(then) : setTimeout(then, 500));
  idle(() => {
    void packLanguages(pack.round.slug).then(async (here) => {
      for (const language of pack.round.languages) if (!here.includes(language)) await pullPack(pack.round.slug, language);
    }).catch(() => undefined); // No network now: it is tried again at the next visit.
  });
}

/** Begins a visit to a round and puts the app where the server's page was. */
export async function beginRound(visit: Visit): Promise<void> {
  const { round, slots, takeOver, pullPack, firstPack } = visit;
  const card = readCardLink(location.hash);
  // Most people come with nothing kept on their device, and wait for no store to be opened.
  const stored = await hasStore();
  let language = visit.language ?? (document.documentElement.lang || 'en');
  let texts: Texts;
  let pack: Pack;
  let shared: Sharing | undefined;
  let begun: Awaited<ReturnType<typeof beginningOf>>;
  try {
    language = visit.language ?? (await languageFor({ round, card, pullPack }));
    [pack, texts] = await Promise.all([stored ? packFor({ round, language, card, pullPack }) : firstPack(round, language), loadTexts(language, ['ui', 'surveys', 'access'])]);
    const mode = stored ? await sharedMode() : undefined;
    // Fetched before anybody answers: what hides a person cannot wait for a network.
    if (mode !== undefined) shared = (await import('./hand-over.ts')).sharing(mode);
    begun = await beginningOf(pack, card, stored, shared);
    const { beginning } = begun;
    const { paused } = pack.round;
    // Who is in the middle finishes; by this device's own day, so that one without a network does not wait for longer.
    if (beginning.kind === 'new' && paused !== undefined && paused.until >= new Date().toISOString().slice(0, 10)) throw new Error('paused', { cause: paused });
    // Who comes back goes on in the language they left in, whatever the address says; on a shared device it may be somebody else.
    if (beginning.kind === 'ask' && shared === undefined && beginning.draft.language !== language && (await packLanguages(round)).includes(beginning.draft.language))
      return await beginRound({ ...visit, language: beginning.draft.language });
  } catch (error) {
    // A card stays in the address here, or trying again would be without it.
    const [said, { NoRound }] = await Promise.all([loadTexts(language, ['ui', 'surveys', 'trouble']), import('./Trouble.tsx')]);
    setPageLanguage(language);
    await takeOver(() => (
      <Screen texts={said}>
        <NoRound error={error} />
      </Screen>
    ));
    return;
  }
  setPageLanguage(language);
  // The card's code leaves the address bar and the history before anything else is drawn.
  history.replaceState(null, '', `/answer/${round}/${language}${location.search}`);
  const { pack: asked, beginning: found } = begun;
  await takeOver(() => {
    const first = document.getElementById('first');
    const beginning: Beginning = found.kind === 'new' && first !== null ? { ...found, taps: readFirstTaps(first) } : found;
    return (
      <Screen texts={texts}>
        <AnswerRound pack={asked} beginning={beginning} slots={slots} shared={shared} />
      </Screen>
    );
  });
  fetchOtherLanguages(pack, pullPack);
}
