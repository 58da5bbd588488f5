import type { ReactNode } from 'react';
import { languageOf } from '#server/contracts/languages.ts';
import { screens } from '#server/contracts/screens.ts';
import type { Pack } from '#server/contracts/round.ts';
import { loadTexts } from '#app/i18n/load.ts';
import type { Texts } from '#app/i18n/text.tsx';
import { dropDraft, resumeDraft } from '#app/store/drafts.ts';
import { packLanguages, packOf } from '#app/store/packs.ts';
import { StoreError } from '#app/store/trouble.ts';
import { loadFonts } from '#app/ui/fonts/load.ts';
import { Screen } from '#app/ui/Screen.tsx';
import { AnswerRound, type Beginning } from './AnswerRound.tsx';
import { NoPack } from './NoPack.tsx';
import { readFirstTaps } from './adopt.ts';
import { readCardLink, type CardLink } from './card-link.ts';
import type { Slots } from './pages/Finished.tsx';
import { answeringHere, clearUnfinished } from './unfinished.ts';

interface Visit {
  round: string;
  language: string | undefined;
  slots: Slots;
  /** Fetches the newest pack and keeps it; rejects without a network. */
  pullPack(round: string, language: string): Promise<void>;
  takeOver(render: () => ReactNode): void;
}

/** The pack on this device if there is one (a newer one comes for next time), else the network's. */
async function packFor({ round, language, pullPack }: Pick<Visit, 'round' | 'pullPack'> & { language: string }): Promise<Pack> {
  const kept = await packOf(round, language).catch(() => undefined);
  if (kept === undefined) {
    await pullPack(round, language);
    const pulled = await packOf(round, language);
    if (pulled === undefined) throw new Error('A pack that was pulled is not in the store.');
    return pulled;
  }
  // Without a network the pack that is here is as good as it gets.
  pullPack(round, language).catch(() => undefined);
  return kept;
}

async function draftOf(round: string) {
  try {
    return await resumeDraft(round);
  } catch (error) {
    // Its key is gone, so nobody can read it again: only the empty shell is left, and it goes.
    if (error instanceof StoreError && error.trouble === 'unreadable' && error.draft !== undefined) await dropDraft(error.draft);
    return undefined;
  }
}

async function beginningOf(pack: Pack, card: CardLink | undefined): Promise<Beginning> {
  const draft = await draftOf(pack.round.slug);
  if (draft === undefined || draft.survey.version !== pack.survey.version) {
    clearUnfinished();
    return { kind: 'new', taps: undefined, card };
  }
  if (card !== undefined && draft.card !== card.code) return { kind: 'ask', draft, card };
  return answeringHere(pack.round.slug) ? { kind: 'resume', draft } : { kind: 'ask', draft, card };
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
  const { round, slots, takeOver, pullPack } = visit;
  const card = readCardLink(location.hash);
  // The card's code leaves the address bar and the history before anything else is drawn.
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search);
  const language = visit.language ?? (document.documentElement.lang || 'en');
  const spoken = languageOf(language);
  if (spoken !== undefined) void loadFonts(spoken);

  let texts: Texts;
  let pack: Pack;
  try {
    [pack, texts] = await Promise.all([packFor({ round, language, pullPack }), loadTexts(language, ['ui', 'surveys', 'access', 'problems'])]);
  } catch {
    const said = await loadTexts(language, ['ui', 'surveys', 'problems']);
    takeOver(() => (
      <Screen texts={said}>
        <NoPack home={screens.home} />
      </Screen>
    ));
    return;
  }
  const found = await beginningOf(pack, card);
  takeOver(() => {
    const first = document.getElementById('first');
    const beginning: Beginning = found.kind === 'new' && first !== null ? { ...found, taps: readFirstTaps(first) } : found;
    return (
      <Screen texts={texts}>
        <AnswerRound pack={pack} beginning={beginning} slots={slots} />
      </Screen>
    );
  });
  fetchOtherLanguages(pack, pullPack);
}
