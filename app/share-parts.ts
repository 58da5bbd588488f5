import { newSharedSecret, sharedKeys } from './sealing/put-away.ts';
import { secretIn } from './sealing/read-written-form.ts';
import { writtenForm } from './sealing/written-form.ts';
import type { ShareKeys } from './sessions/share-keys.ts';

/** What `/share` is put together from; fetched with it. */
export const shareKeys: ShareKeys = { newSecret: newSharedSecret, writtenForm, secretIn, keysOf: sharedKeys };
