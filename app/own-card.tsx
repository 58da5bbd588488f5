import type { KeepCopy } from '#server/contracts/keep-copy.ts';
import { WithTexts } from './i18n/WithTexts.tsx';
import { isCardTaken, type CardKnown } from './replies/card-taken.ts';
import { OwnCard } from './replies/OwnCard.tsx';
import { fromBase64url, sha256Hex } from './sealing/bytes.ts';
import { keepKeys } from './sealing/keep-card.ts';
import { openKeepCopy } from './sealing/open-keep-copy.ts';
import { secretIn } from './sealing/read-written-form.ts';
import { outboxRows } from './store/outbox.ts';
import { audienceHere } from './store/rounds-here.ts';
import type { OwnCardAsked } from './surveys/pages/Finished.tsx';
import { packForRound } from './sync/incoming.ts';
import { askForCopies } from './sync/keep.ts';
import { Problem } from './ui/Problem.tsx';

/** How long somebody at the end of their answers is kept waiting for the network, in milliseconds. */
const patience = 5_000;

/** The copies under a card; none where there is no network, or none in time. */
async function copiesUnder(secret: string): Promise<KeepCopy[]> {
  if (!navigator.onLine) return [];
  const { lookUp } = await keepKeys(secret);
  const asked = await Promise.race([askForCopies(lookUp), new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience))]);
  if (asked?.kind !== 'copies') return [];
  // A copy that does not open is not this card's.
  const copies = await Promise.all(asked.copies.map((copy) => openKeepCopy(secret, copy).catch(() => undefined)));
  return copies.filter((copy) => copy !== undefined);
}

const known: CardKnown = {
  async waitingUnder(secret) {
    const { lookUp } = await keepKeys(secret);
    const digest = await sha256Hex(fromBase64url(lookUp));
    const rows = await outboxRows().catch(() => []);
    return rows.flatMap(({ envelope }) => (envelope.keep?.lookUp === digest ? [envelope.round] : []));
  },
  copiesUnder,
  audienceOf: async (of) => ('id' in of ? audienceHere(of.id) : (await packForRound(of.slug, of.language).catch(() => undefined))?.round.audience),
};

/** "I have a keep card", with all that it needs. Loaded once somebody says so. */
export default function OwnKeepCard({ round, card, take, onClose }: OwnCardAsked) {
  return (
    <WithTexts texts={['ui', 'keepsheet']} failed={<Problem problem="offline" />}>
      <OwnCard noted={card !== undefined} secretIn={secretIn} isTaken={(secret) => isCardTaken(secret, round, known)} take={take} onClose={onClose} />
    </WithTexts>
  );
}
