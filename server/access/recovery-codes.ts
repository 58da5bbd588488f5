/** Digits and letters that are not taken for one another on paper. */
const signs = '23456789abcdefghjkmnpqrstuvwxyz';
const codes = 10;
const length = 10;

/** One sign after the other, each as likely as any. */
function* drawn(random: (bytes: number) => Uint8Array): Generator<string> {
  const most = 256 - (256 % signs.length);
  for (;;) for (const byte of random(64)) if (byte < most) yield signs.charAt(byte % signs.length);
}

/** Ten codes of 49 bits each, such as `7kq2m-xw9dr`. Each opens once, and only after the password. */
export function recoveryCodes(random: (bytes: number) => Uint8Array): string[] {
  const source = drawn(random);
  const sign = (): string => String(source.next().value);
  return Array.from({ length: codes }, () => {
    const code = Array.from({ length }, sign).join('');
    return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`;
  });
}

/** A code as it was given out, however it is typed: in capitals, with spaces, without its dash. */
export function asGivenOut(typed: string): string {
  const bare = typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return `${bare.slice(0, length / 2)}-${bare.slice(length / 2)}`;
}
