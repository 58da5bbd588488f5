import type { Pack } from '#server/contracts/round.ts';
import { pageId } from '#server/contracts/walk.ts';
import { profiles } from '#app/access/profile.ts';
import { saveDraft, startDraft, type Draft } from '#app/store/drafts.ts';
import { requestPersistence } from '#app/store/persistence.ts';
import { circumstancesOf, type CardLink } from './card-link.ts';
import { createSession, type Session } from './session.ts';
import { markUnfinished } from './unfinished.ts';

/** The draft of somebody who has not said anything yet: nothing of it is on disk. */
export function blankDraft(pack: Pack, card: CardLink | undefined): Draft {
  const [first] = pack.survey.pages;
  return {
    id: crypto.randomUUID(),
    round: pack.round.id,
    roundSlug: pack.round.slug,
    survey: pack.round.survey,
    language: pack.bundle.language,
    page: first === undefined ? '' : pageId(first),
    circumstances: circumstancesOf(pack.round, card),
    ...(card === undefined ? {} : { card: card.code }),
    voice: pack.survey.voice ?? 'own',
    voiceChosen: false,
    assented: false,
    answers: [],
    words: {},
    revision: 0,
  };
}

/** A session whose draft gets its key at the first save: who only looks leaves nothing behind. */
export function openSession(pack: Pack, draft: Draft): Session {
  let begun = draft.revision > 0;
  return createSession(pack, { ...draft, language: pack.bundle.language }, async (said) => {
    const next = { ...said, profile: JSON.stringify(profiles.current()) };
    if (begun) return saveDraft(next);
    const { id, revision: _first, ...init } = next;
    const started = await startDraft(init, id);
    begun = true;
    markUnfinished(pack.round.slug);
    void requestPersistence();
    return started;
  });
}
