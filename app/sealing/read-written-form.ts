import { toBase64url } from './bytes.ts';
import { alphabet, characters, crc12, isSecret } from './written-form.ts';

const secretBytes = 16;

/** The secret that was written so, in whatever case and spacing; `undefined` where it is misread or incomplete. */
export function readWrittenForm(text: string): string | undefined {
  const tidy = text.toUpperCase().replace(/[\s.–-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (tidy.length !== characters) return undefined;
  let bits = 0n;
  for (const character of tidy) {
    const value = alphabet.indexOf(character);
    if (value < 0) return undefined;
    bits = (bits << 5n) | BigInt(value);
  }
  const bytes = new Uint8Array(secretBytes);
  for (let at = 0; at < secretBytes; at += 1) bytes[at] = Number((bits >> BigInt(12 + (secretBytes - 1 - at) * 8)) & 255n);
  return crc12(bytes) === Number(bits & 0xfffn) ? toBase64url(bytes) : undefined;
}

/** What somebody typed or scanned, in either form: the card's address, its secret, or its written form. */
export function secretIn(text: string): string | undefined {
  const fragment = text.trim().split('#').at(-1) ?? '';
  return isSecret(fragment) ? fragment : readWrittenForm(fragment);
}
