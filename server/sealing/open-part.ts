import { boundBytes, sealingInfo, type Envelope, type EnvelopePart } from '#server/contracts/envelope.ts';
import { suite } from './suite.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'base64url'));

/**
 * Opens one sealed part of an envelope.
 * @returns its text, or `undefined` when it was sealed for another key, moved, or changed on the way.
 */
export async function openPart(
  envelope: Pick<Envelope, 'id' | 'round' | 'survey' | 'bundle' | 'key'>,
  part: EnvelopePart,
  sealed: { enc: string; ct: string },
  privateKey: CryptoKey,
): Promise<string | undefined> {
  let opened: ArrayBuffer;
  try {
    opened = await suite.open({ recipientKey: privateKey, enc: bytes(sealed.enc), info: sealingInfo }, bytes(sealed.ct), boundBytes(envelope, part));
  } catch {
    // HPKE says no more than that it does not open, whatever the cause; so do we.
    return undefined;
  }
  return new TextDecoder().decode(opened);
}
