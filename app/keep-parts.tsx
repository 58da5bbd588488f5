import type { ReactNode } from 'react';
import { screens } from '#server/contracts/screens.ts';
import { bringBack } from './replies/bring-back.ts';
import { Keep } from './replies/Keep.tsx';
import type { RepliesOf } from './replies/keep-card-holder.ts';
import { readCardWith } from './replies/read-card.ts';
import { keepKeys } from './sealing/keep-card.ts';
import { openKeepCopy } from './sealing/open-keep-copy.ts';
import { secretIn } from './sealing/read-written-form.ts';
import { keptAreas } from './store/areas.ts';
import { startDraft } from './store/drafts.ts';
import { repliesRow } from './store/replies.ts';
import { markUnfinished } from './surveys/unfinished.ts';
import { packForRound } from './sync/incoming.ts';
import { askForCopies } from './sync/keep.ts';
import { fromBase64url, sha256Hex } from './sealing/bytes.ts';
import { takeBack } from './sync/take-back.ts';
import { pullAreas, pullReplies } from './sync/published.ts';

/** What the page of a keep card's holder is given of sealing, store and network. Loaded with it alone. */

const packHere = (round: string) => packForRound(round, document.documentElement.lang);

const repliesOf: RepliesOf = async (round) => {
  // Without a network, what this device read last is as good as it gets.
  await pullReplies(round).catch(() => undefined);
  return (await repliesRow(round))?.replies;
};

const again = bringBack({
  async areas() {
    await pullAreas().catch(() => undefined);
    return keptAreas();
  },
  today: () => new Date().toISOString().slice(0, 10),
  packFor: packHere,
  async open(draft) {
    await startDraft(draft);
    // This very tab goes on with it, and asks nobody whose it is.
    markUnfinished(draft.roundSlug);
    location.assign(screens.answer.replace(':round', draft.roundSlug).replace(':language', draft.language));
  },
});

const readCard = readCardWith({ secretIn, keepKeys, openKeepCopy, askForCopies: (token) => askForCopies(token), askToWithdraw: async (token) => takeBack(token, await sha256Hex(fromBase64url(token))), packFor: packHere });

/** The page of a keep card's holder. */
export const KeepScreen = ({ tools }: { tools: ReactNode }) => <Keep readCard={readCard} repliesOf={repliesOf} again={again} tools={tools} />;
