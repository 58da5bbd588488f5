import { withStore } from './database.ts';
import type { AwayAfter } from './share-device.ts';

/** That many people use this device, and how. The secret that belongs to the public key is on paper and never here. */
export interface SharedMode {
  /** P-256, uncompressed, base64url: what is put away is sealed to it. */
  publicKey: string;
  awayAfter: AwayAfter;
}
export interface SharedRow extends SharedMode {
  kind: 'mode';
}

/** How this device is shared; `undefined` where it is somebody's own. */
export const sharedMode = (): Promise<SharedMode | undefined> => withStore((store) => store.shared.get('mode'));
