import { announce } from './changes.ts';
import { withStore } from './database.ts';
import { settle } from './outbox.ts';

/** Lets refused envelopes be tried once more. */
export async function tryAgain(...ids: string[]): Promise<void> {
  await settle(ids.map((id) => ({ id, kind: 'waiting' })));
  announce('to-send');
}

/** Takes what came with a keep card off this device, pieces and all, since its holder took it back. Only whoever holds the sync lock may call it. @param withdrawal SHA-256 of the token, hex. */
export async function dropWithdrawn(withdrawal: string): Promise<void> {
  await withStore((store) =>
    store.transaction('rw', [store.outbox, store.pieces], async () => {
      for (const { order, id } of await store.outbox.filter(({ envelope }) => envelope.keep?.withdrawal === withdrawal).toArray()) {
        await store.outbox.delete(order);
        await store.pieces.where('envelope').equals(id).delete();
      }
    }),
  );
  announce('outbox');
}
