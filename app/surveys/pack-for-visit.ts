import type { Pack } from '#server/contracts/round.ts';
import { profiles } from '#app/access/profile.ts';
import { packLanguages, packOf } from '#app/store/packs.ts';
import type { CardLink } from './card-link.ts';
import { answeringHere } from './unfinished.ts';

interface Wanted {
  round: string;
  card: CardLink | undefined;
  /** Fetches the newest pack and keeps it; rejects without a network. */
  pullPack(round: string, language: string): Promise<void>;
}

const knows = (pack: Pack, card: CardLink | undefined) => card === undefined || pack.round.batches.some(({ id }) => id === card.batch);

/**
 * The pack on this device if there is one (a newer one comes for next time), else the network's. Cards may have been
 * printed since this device kept its pack: then the newer one is asked for first, because it decides what is asked.
 */
export async function packFor({ round, language, card, pullPack }: Wanted & { language: string }): Promise<Pack> {
  const kept = await packOf(round, language);
  const pulling = pullPack(round, language);
  if (kept !== undefined && knows(kept, card)) {
    // A pause that began or ended meanwhile is told to who has not said anything yet. Without a network the pack that is here is as good as it gets.
    pulling.then(async () => {
      if ((await packOf(round, language))?.round.paused?.until !== kept.round.paused?.until && !answeringHere(round)) location.reload();
    }).catch(() => undefined);
    return kept;
  }
  await pulling.catch((error: unknown) => {
    if (kept === undefined) throw error;
  });
  const pulled = await packOf(round, language);
  if (pulled === undefined) throw new Error('A pack that was pulled is not in the store.');
  return pulled;
}

/** The language of an address that names none: the reader's own where the round is asked in it, else the round's first. */
export async function languageFor(wanted: Wanted): Promise<string> {
  const [kept = 'en'] = await packLanguages(wanted.round);
  const { languages } = (await packFor({ ...wanted, language: kept })).round;
  return languages.find((tag) => tag === profiles.current().language) ?? languages[0] ?? kept;
}
