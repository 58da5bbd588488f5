import { bounds } from '#server/contracts/bounds.ts';
import { Carried, carriedFormat } from '#server/contracts/carried.ts';
import { Envelope, identifyingBytes } from '#server/contracts/envelope.ts';
import { announce } from './changes.ts';
import { withStore } from './database.ts';
import { outboxRowOf, type OutboxRow } from './outbox.ts';

/** A file of sealed answers. */
export interface CarriedFile {
  name: string;
  count: number;
  content: Blob;
}

/** Room in a file for what is not envelopes. */
const frameBytes = 200;

/**
 * Sealed answers of the outbox as files, oldest first, as many files as their bounds ask for. Nothing is opened and
 * nothing leaves the outbox: the server knows each by its id, so what arrives twice counts once.
 * @param which these ids, or all.
 * @param today by this device's clock.
 */
export async function carriedFiles(which: readonly string[] | 'all', today: string): Promise<CarriedFile[]> {
  const batches: string[][] = [];
  let bytes = 0;
  const take = ({ envelope, size }: OutboxRow) => {
    let batch = batches.at(-1);
    if (batch === undefined || batch.length === bounds.envelopesPerFile || bytes + size + frameBytes > bounds.fileBytes) {
      batch = [];
      bytes = 0;
      batches.push(batch);
    }
    batch.push(JSON.stringify(envelope));
    bytes += size + 1;
  };
  await withStore(async (store) => {
    batches.length = 0;
    await (which === 'all' ? store.outbox.orderBy('order') : store.outbox.where('id').anyOf(which)).each(take);
  });
  return batches.map((envelopes, index) => ({
    name: `all-heard-${today}${batches.length === 1 ? '' : `-${index + 1}`}.json`,
    count: envelopes.length,
    content: new Blob([`{"format":${JSON.stringify(carriedFormat)},"madeOn":${JSON.stringify(today)},"envelopes":[`, envelopes.join(','), ']}'], { type: 'application/json' }),
  }));
}

/** What became of a file that was brought in. */
export type TakenIn =
  | { kind: 'not-ours' }
  | {
      kind: 'taken';
      /** New on this device: they wait here now too. */
      added: number;
      /** The same ones were here, or were sent from here. */
      already: number;
      /** Other bytes under an id that is here: neither can be told to be the right one, and this device keeps its own. */
      different: number;
      /** Not readable as a sealed envelope. */
      spoilt: number;
    };

const sameBytes = (one: Envelope, other: Envelope) => new TextDecoder().decode(identifyingBytes(one)) === new TextDecoder().decode(identifyingBytes(other));

/** Puts the envelopes of a file into this device's outbox, all that can be in one transaction. */
export async function takeIn(file: Blob): Promise<TakenIn> {
  if (file.size > bounds.fileBytes) return { kind: 'not-ours' };
  let content: unknown;
  try {
    content = JSON.parse(await file.text());
  } catch {
    return { kind: 'not-ours' };
  }
  const carried = Carried.safeParse(content);
  if (!carried.success) return { kind: 'not-ours' };
  const envelopes = carried.data.envelopes.flatMap((item) => Envelope.safeParse(item).data ?? []);
  const counted = await withStore((store) =>
    store.transaction('rw', [store.outbox, store.sent], async () => {
      const counts = { added: 0, already: 0, different: 0 };
      for (const envelope of envelopes) {
        const there = await store.outbox.where('id').equals(envelope.id).first();
        if (there !== undefined) counts[sameBytes(there.envelope, envelope) ? 'already' : 'different'] += 1;
        else if ((await store.sent.get(envelope.id)) !== undefined) counts.already += 1;
        else {
          await store.outbox.add(outboxRowOf(envelope));
          counts.added += 1;
        }
      }
      return counts;
    }),
  );
  if (counted.added > 0) {
    announce('outbox');
    announce('to-send');
  }
  return { kind: 'taken', ...counted, spoilt: carried.data.envelopes.length - envelopes.length };
}
