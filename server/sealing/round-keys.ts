import { uuidFrom } from './digest.ts';
import { changeKeyFile, KeyFileError, readKeyFile, type KeyFileContent } from './key-file.ts';
import { suite } from './suite.ts';

/** The opened key file: what can open envelopes and make card codes. */
export interface Keys {
  /** The private key with this id, ready for use, or `undefined`. Ask only for keys that the database names. */
  privateKey(id: string): Promise<CryptoKey> | undefined;
  /** Whether the key with this id is there. */
  holds(id: string): boolean;
  /** The secret that card codes come from. */
  cardSecret(): Uint8Array;
  /** Reads the file again, and lets go of keys that were destroyed since. */
  refresh(): void;
}

/** What the database knows of a round's key. */
export interface PublicKey {
  id: string;
  /** base64url, uncompressed point. */
  publicKey: string;
}

const encode = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('base64url');

function keysOf(content: KeyFileContent, readAgain: () => KeyFileContent | undefined): Keys {
  const ready = new Map<string, Promise<CryptoKey>>();
  let { keys, cardSecret: secret } = content;
  const isThere = (id: string) => keys.some((key) => key.id === id);
  return {
    holds(id) {
      // A round may have been opened by another process since this one started.
      if (!isThere(id)) keys = readAgain()?.keys ?? keys;
      return isThere(id);
    },
    privateKey(id) {
      const known = ready.get(id);
      if (known !== undefined) return known;
      const find = () => keys.find((key) => key.id === id)?.privateKey;
      // A round may have been opened by another process since this one started.
      if (find() === undefined) keys = readAgain()?.keys ?? keys;
      const text = find();
      if (text === undefined) return undefined;
      const made = suite.kem.deserializePrivateKey(Uint8Array.from(Buffer.from(text, 'base64url')).buffer);
      ready.set(id, made);
      return made;
    },
    refresh() {
      keys = readAgain()?.keys ?? [];
      const held = new Set(keys.map(({ id }) => id));
      for (const id of ready.keys()) if (!held.has(id)) ready.delete(id);
    },
    cardSecret() {
      if (secret === '') secret = readAgain()?.cardSecret ?? '';
      return Buffer.from(secret, 'base64url');
    },
  };
}

/**
 * Reads the key file and checks that the key of every round is there.
 * @param active the key of each round on this server, with the round's slug to name it by.
 * @throws {KeyFileError} naming the rounds whose key is missing: their answers could be received but never opened.
 */
export function openKeys(file: string, active: readonly { id: string; slug: string }[]): Keys {
  const content = readKeyFile(file);
  const held = new Set(content?.keys.map(({ id }) => id));
  const missing = active.filter(({ id }) => !held.has(id)).map(({ slug }) => slug);
  if (missing.length > 0) {
    throw new KeyFileError(
      `The key file ${file} lacks the key of ${missing.length === 1 ? 'the round' : 'the rounds'} ${missing.join(', ')}. ` +
        'Without it no answer could be opened. Bring the key file back from its backup.',
    );
  }
  return keysOf(content ?? { format: 1, cardSecret: '', keys: [] }, () => readKeyFile(file));
}

/** How `ensureRoundKey` reaches the database. `add` must fail where the round has a key already. */
export interface RoundKeyStore {
  find(): Promise<{ id: string } | undefined>;
  add(key: PublicKey): Promise<void>;
}

/**
 * Makes the key pair of a round, once, however many processes try: the private half is on disk before the public
 * half is in the database, and the database takes only one key for a round. The secret of card codes is made with it.
 * @throws {KeyFileError} when the database has a key for this round that the file lacks.
 */
export async function ensureRoundKey(file: string, random: (bytes: number) => Uint8Array, roundId: string, store: RoundKeyStore): Promise<void> {
  let made: PublicKey | undefined;
  await changeKeyFile(
    file,
    random,
    async (content) => {
      const existing = await store.find();
      if (existing !== undefined) {
        if (content.keys.some(({ id }) => id === existing.id)) return content;
        throw new KeyFileError(`The key file ${file} lacks the key of round ${roundId}. Bring the key file back from its backup.`);
      }
      const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
      made = { id: uuidFrom(random(16)), publicKey: encode(await suite.kem.serializePublicKey(pair.publicKey)) };
      const privateKey = encode(await suite.kem.serializePrivateKey(pair.privateKey));
      // A key that a process wrote before it died, without telling the database, sealed nothing yet: it is replaced.
      const others = content.keys.filter(({ round }) => round !== roundId);
      return { ...content, keys: [...others, { id: made.id, round: roundId, privateKey }] };
    },
    async () => {
      if (made !== undefined) await store.add(made);
    },
  );
}
