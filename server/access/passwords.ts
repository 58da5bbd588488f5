import { createHmac, scrypt, timingSafeEqual } from 'node:crypto';
import { isMadeOfCommon } from './common-passwords.ts';
import { inTurn } from '#server/sealing/in-turn.ts';

/** How much work a password is made to cost. */
export interface PasswordCost {
  /** A power of two: memory is 1,024 bytes of it. */
  N: number;
  r: number;
  p: number;
}

/** OWASP's strongest for scrypt: 128 MB and about half a second for each try. */
export const strongCost: PasswordCost = { N: 2 ** 17, r: 8, p: 1 };

/** So many passwords are worked on at a time: their memory is large. */
const atOnce = 2;
const keyBytes = 32;
const saltBytes = 16;

export interface Passwords {
  hash: (password: string) => Promise<string>;
  verify: (given: { hash: string; password: string }) => Promise<boolean>;
}

const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const decode = (text: string): Buffer => Buffer.from(text, 'base64url');

/**
 * Passwords as they are kept: scrypt over a digest that is keyed with a secret of the key file. Who has the database alone
 * cannot even try passwords.
 */
export function passwords(secret: string, random: (bytes: number) => Uint8Array, cost: PasswordCost = strongCost): Passwords {
  const turn = inTurn(atOnce);
  const work = (password: string, salt: Uint8Array, { N, r, p }: PasswordCost): Promise<Buffer> =>
    turn(
      () =>
        new Promise((resolve, reject) => {
          // The same letters typed on another keyboard are the same password.
          const keyed = createHmac('sha256', secret).update('password').update('\0').update(password.normalize('NFKC')).digest();
          scrypt(keyed, salt, keyBytes, { N, r, p, maxmem: 256 * N * r }, (fault, key) => (fault === null ? resolve(key) : reject(fault)));
        }),
    );
  return {
    async hash(password) {
      const salt = random(saltBytes);
      const { N, r, p } = cost;
      return ['scrypt', N, r, p, encode(salt), encode(await work(password, salt, cost))].join('$');
    },
    async verify({ hash, password }) {
      const [kind, N, r, p, salt = '', key = ''] = hash.split('$');
      if (kind !== 'scrypt') return false;
      const made = await work(password, decode(salt), { N: Number(N), r: Number(r), p: Number(p) });
      const kept = decode(key);
      return made.length === kept.length && timingSafeEqual(made, kept);
    },
  };
}

/** Letters, digits and nothing else, in lower case: `Åsa-Line 1` and `asaline1` are the same. */
const plain = (text: string): string => text.normalize('NFKD').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** What attackers try first, of those that are long enough: words that everybody takes, and rows of a keyboard. */
const common = ['password', 'passwort', 'letmein', 'welcome', 'qwertyuiop', 'qwerty', 'iloveyou', 'administrator', 'admin', 'changeme', 'football', 'allheard', '1234567890', '123456', '1q2w3e4r', 'abcdefghij', 'abc'];

/**
 * Whether a password is easily guessed: one or two of the commonest, little else than such a word, the person's own name or
 * address or the name of their area, or the same few characters again and again.
 */
export function isWeak(password: string, own: readonly string[]): boolean {
  const bare = plain(password);
  if (new Set(bare).size < 5 || isMadeOfCommon(password.normalize('NFKD').toLowerCase())) return true;
  const known = [...common, ...own.flatMap((each) => [each, ...each.split(/[\s@.]+/)]).map(plain).filter((each) => each.length > 2)].toSorted((a, b) => b.length - a.length);
  const rest = known.reduce((left, each) => left.replaceAll(each, ''), bare);
  // What is left when those are taken out must still be something to guess.
  return rest.replaceAll(/\d/g, '').length < 4 && rest.length < 8;
}

/** Words that are no password for somebody: their own name and address, and the names of the areas where they work. */
export const ownWords = ({ name, email, roles }: { name: string; email: string; roles: readonly { area: { name: string; slug: string } }[] }): string[] => [
  name,
  email,
  ...roles.flatMap(({ area }) => [area.name, area.slug]),
];
