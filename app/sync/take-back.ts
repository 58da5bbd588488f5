import { dropWithdrawn } from '#app/store/outbox-by-hand.ts';
import { StoreError } from '#app/store/trouble.ts';
import { askToWithdraw, type WithdrawnReply } from './keep.ts';
import { sendingLock } from './network.ts';

/**
 * Takes back everything that was given with a keep card: what the server has, and what still waits on this device, which would else
 * arrive after its holder was told that it is gone. Nothing is sent meanwhile. Where the server has nothing yet, what waits here
 * goes to it, and is not stored there. It reaches what waits on another device only where nothing had arrived before.
 * @param digest SHA-256 of the token's bytes, hex: by it an envelope says under which card it goes.
 */
export const takeBack = (withdrawalToken: string, digest: string, ask = askToWithdraw): Promise<WithdrawnReply> =>
  navigator.locks.request(sendingLock, async () => {
    const reply = await ask(withdrawalToken);
    if (reply === 'withdrawn') {
      await dropWithdrawn(digest).catch((error: unknown) => {
        // Where the browser gives no storage, nothing waits; where only the app's part for it could not be fetched, something may.
        if (!(error instanceof StoreError) || error.trouble !== 'unavailable' || error.cause instanceof TypeError) throw error;
      });
    }
    return reply;
  });
