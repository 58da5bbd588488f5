import { createHmac } from 'node:crypto';

/**
 * The secret of the link that a group is sent: 128 bits of HMAC-SHA256 under the secret in the key file. So it can be
 * shown again while the database holds its digest only, and who copies the database cannot open it.
 */
export const groupLinkSecret = (cardSecret: Uint8Array, roundId: string, batchId: string): string =>
  createHmac('sha256', cardSecret).update(['group-link', roundId, batchId].join('\n')).digest().subarray(0, 16).toString('base64url');
