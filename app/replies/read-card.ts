import type { KeepCopy } from '#server/contracts/keep-copy.ts';
import type { Pack } from '#server/contracts/round.ts';
import type { CardHolder, KeptSet, LookUp, ReadCard, Withdrawn } from './keep-card-holder.ts';

/** What reading a card needs from the layers that features do not import: sealing and the network. */
export interface CardParts {
  /** The secret in an address, fragment or typed code; `undefined` where there is none. */
  secretIn(text: string): string | undefined;
  keepKeys(secret: string): Promise<{ lookUp: string; withdrawal: string }>;
  openKeepCopy(secret: string, copy: string): Promise<KeepCopy>;
  /** Asks the server for the sealed copies behind a token. */
  askForCopies(lookUpToken: string): Promise<{ kind: 'copies'; copies: string[] } | { kind: 'unknown' } | { kind: 'offline' } | { kind: 'failed' }>;
  askToWithdraw(withdrawalToken: string): Promise<Withdrawn>;
  /** The pack of a round, from the device or the network; `undefined` where neither has it. */
  packFor(round: string): Promise<Pack | undefined>;
}

/** A reader of keep cards. Every failure comes back as a tagged state that the screen can show; nothing is thrown. */
export function readCardWith(parts: CardParts): ReadCard {
  async function setOf(secret: string, sealed: string): Promise<KeptSet> {
    const copy = await parts.openKeepCopy(secret, sealed);
    const pack = await parts.packFor(copy.round).catch(() => undefined);
    // Words of another version would put words into the person's mouth.
    const fits = pack?.survey.id === copy.survey.id && pack.survey.version === copy.survey.version;
    return { copy, pack: fits ? pack : undefined };
  }
  const holderOf = (secret: string): CardHolder => ({
    secret,
    async lookUp(): Promise<LookUp> {
      try {
        const { lookUp } = await parts.keepKeys(secret);
        const reply = await parts.askForCopies(lookUp);
        if (reply.kind !== 'copies') return reply;
        const sets = await Promise.all(reply.copies.map((copy) => setOf(secret, copy)));
        return { kind: 'found', sets: sets.filter((one, at) => sets.findIndex(({ copy }) => copy.round === one.copy.round) === at) };
      } catch {
        // A copy that does not open, or a browser without WebCrypto: the person is told, and the answers stay.
        return { kind: 'failed' };
      }
    },
    async withdraw(): Promise<Withdrawn> {
      try {
        const { withdrawal } = await parts.keepKeys(secret);
        return await parts.askToWithdraw(withdrawal);
      } catch {
        return 'failed';
      }
    },
  });
  return (text) => {
    const secret = parts.secretIn(text);
    return secret === undefined ? undefined : holderOf(secret);
  };
}
