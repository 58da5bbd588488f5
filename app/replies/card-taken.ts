import type { Round } from '#server/contracts/round.ts';

/** What is known of a card: on this device, where answers wait to be sent, and on the server. */
export interface CardKnown {
  /** Ids of the rounds whose answers wait on this device under the card. */
  waitingUnder(secret: string): Promise<readonly string[]>;
  /** The copies that the server keeps under it; none where nobody can tell. */
  copiesUnder(secret: string): Promise<readonly { round: string; language: string }[]>;
  /** Who is asked in a round; `undefined` where this device cannot find out. */
  audienceOf(round: { id: string } | { slug: string; language: string }): Promise<Round['audience'] | undefined>;
}

/**
 * Whether a keep card is known to hold answers that these must not come to: of this round already, or of somebody who
 * was asked as somebody else. A parent's answers under a young person's card would tie the two together, and whoever
 * took the one back would take the other. False also where nobody can tell; of one round the server then keeps the copy
 * of whoever was first.
 */
export async function isCardTaken(secret: string, round: Pick<Round, 'id' | 'slug' | 'audience'>, known: CardKnown): Promise<boolean> {
  const isOther = async (of: Parameters<CardKnown['audienceOf']>[0]) => {
    const audience = await known.audienceOf(of);
    return audience !== undefined && audience !== round.audience;
  };
  for (const id of await known.waitingUnder(secret)) if (id === round.id || (await isOther({ id }))) return true;
  for (const { round: slug, language } of await known.copiesUnder(secret)) if (slug === round.slug || (await isOther({ slug, language }))) return true;
  return false;
}
