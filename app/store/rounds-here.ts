import type { Round } from '#server/contracts/round.ts';
import { inStarterOrder } from '#server/contracts/starter-order.ts';
import { textKey } from '#server/contracts/text-keys.ts';
import { withStore } from './database.ts';

/** A round that this device knows of. */
export interface RoundHere extends Pick<Round, 'slug' | 'languages'> {
  /** The name of its place. */
  area: string;
  /** The id of its survey. */
  survey: string;
  /** What its questions are called, in the language asked for or any that is here; `undefined` where none of it is here yet. */
  name: string | undefined;
}

/** Every round of which anything is on this device, or that an area here asks: the check-in first. */
export const roundsHere = (language: string): Promise<RoundHere[]> =>
  withStore(async (store) => {
    const [packs, areas] = await Promise.all([store.packs.toArray(), store.areas.toArray()]);
    const found = new Map<string, RoundHere>();
    for (const { facts } of areas) for (const { slug, languages, survey } of facts.rounds) found.set(slug, { slug, languages, survey: survey.id, area: facts.name, name: undefined });
    for (const { pack } of packs) {
      const { slug, languages, partnership, survey } = pack.round;
      const name = pack.bundle.strings[textKey.surveyName()]?.text;
      if (found.get(slug)?.name === undefined || pack.bundle.language === language) found.set(slug, { slug, languages, survey: survey.id, area: partnership.name, name });
    }
    return inStarterOrder([...found.values()], ({ survey }) => survey);
  });

/** Who is asked in a round, where anything of it is on this device. */
export const audienceHere = (roundId: string): Promise<Round['audience'] | undefined> =>
  withStore(async (store) => (await store.packs.filter(({ pack }) => pack.round.id === roundId).first())?.pack.round.audience).catch(() => undefined); // What cannot be read is not known.
