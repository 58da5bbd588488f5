import { WithTexts } from './i18n/WithTexts.tsx';
import { OwnCard } from './replies/OwnCard.tsx';
import { fromBase64url, sha256Hex } from './sealing/bytes.ts';
import { keepKeys } from './sealing/keep-card.ts';
import { openKeepCopy } from './sealing/open-keep-copy.ts';
import { secretIn } from './sealing/read-written-form.ts';
import { outboxRows } from './store/outbox.ts';
import type { OwnCardAsked } from './surveys/pages/Finished.tsx';
import { askForCopies } from './sync/keep.ts';
import { Problem } from './ui/Problem.tsx';

/** How long somebody at the end of their answers is kept waiting for the network, in milliseconds. */
const patience = 5_000;

/**
 * Whether a keep card is known to hold answers of this round already: on this device, where they wait to be sent, or
 * on the server. False also where nobody can tell; the server then keeps the copy of whoever was first.
 */
async function isCardTaken(secret: string, round: { id: string; slug: string }): Promise<boolean> {
  const { lookUp } = await keepKeys(secret);
  const digest = await sha256Hex(fromBase64url(lookUp));
  const waiting = await outboxRows().catch(() => []);
  if (waiting.some(({ envelope }) => envelope.round === round.id && envelope.keep?.lookUp === digest)) return true;
  if (!navigator.onLine) return false;
  const asked = await Promise.race([askForCopies(lookUp), new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience))]);
  if (asked?.kind !== 'copies') return false;
  // A copy that does not open is not this card's.
  const rounds = await Promise.all(asked.copies.map((copy) => openKeepCopy(secret, copy).then(({ round: of }) => of, () => undefined)));
  return rounds.includes(round.slug);
}

/** "I have a keep card", with all that it needs. Loaded once somebody says so. */
export default function OwnKeepCard({ round, card, take, onClose }: OwnCardAsked) {
  return (
    <WithTexts texts={['ui', 'keepsheet']} failed={<Problem problem="offline" />}>
      <OwnCard noted={card !== undefined} secretIn={secretIn} isTaken={(secret) => isCardTaken(secret, round)} take={take} onClose={onClose} />
    </WithTexts>
  );
}
