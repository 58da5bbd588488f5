import { createCipheriv, createDecipheriv, scrypt } from 'node:crypto';
import { KeyBackup, keyBackupFormat, type KeyBackupHead } from '#server/contracts/backup.ts';
import { KeyFileContent, KeyFileError } from './key-file.ts';

/** Four words drawn at random, or as much: who copies the file can try passphrases for as long as they like. */
export const leastPassphrase = 16;

/** 128 MB and about half a second for each try (OWASP's strongest for scrypt). */
const cost = { N: 2 ** 17, r: 8, p: 1 };
const keyBytes = 32;

const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const decode = (text: string): Buffer => Buffer.from(text, 'base64url');

function keyOf(passphrase: string, { N, r, p, salt }: KeyBackupHead['kdf']): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The same letters typed on another keyboard are the same passphrase.
    scrypt(passphrase.normalize('NFKC'), decode(salt), keyBytes, { N, r, p, maxmem: 256 * N * r }, (fault, key) => (fault === null ? resolve(key) : reject(fault)));
  });
}

const boundTo = (head: KeyBackupHead): Buffer => Buffer.from(JSON.stringify(head));

/**
 * The key file under a passphrase (scrypt, AES-256-GCM), as the text of a file.
 * @throws {KeyFileError} when the passphrase is too short.
 */
export async function sealKeys(content: KeyFileContent, passphrase: string, random: (bytes: number) => Uint8Array): Promise<string> {
  if (passphrase.length < leastPassphrase) throw new KeyFileError(`The passphrase is too short. Use ${leastPassphrase} characters or more, such as four random words.`);
  const head: KeyBackupHead = { format: keyBackupFormat, kdf: { name: 'scrypt', ...cost, salt: encode(random(32)) }, cipher: 'aes-256-gcm', iv: encode(random(12)) };
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, head.kdf), decode(head.iv)).setAAD(boundTo(head));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(content)), cipher.final()]);
  return `${JSON.stringify({ head, sealed: encode(sealed), tag: encode(cipher.getAuthTag()) } satisfies KeyBackup, null, 1)}\n`;
}

function parse(text: string): KeyBackup {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (fault) {
    throw new KeyFileError('The backup of the keys is cut short or damaged.', { cause: fault });
  }
  const parsed = KeyBackup.safeParse(content);
  if (!parsed.success) throw new KeyFileError('The backup of the keys is of a form that this version does not know, or is damaged.');
  return parsed.data;
}

/** What was sealed. @throws {KeyFileError} when the passphrase is wrong, or the file damaged or changed. */
export async function unsealKeys(text: string, passphrase: string): Promise<KeyFileContent> {
  const { head, sealed, tag } = parse(text);
  const decipher = createDecipheriv('aes-256-gcm', await keyOf(passphrase, head.kdf), decode(head.iv), { authTagLength: 16 }).setAAD(boundTo(head));
  let opened: string;
  try {
    decipher.setAuthTag(decode(tag));
    opened = Buffer.concat([decipher.update(decode(sealed)), decipher.final()]).toString('utf8');
  } catch (fault) {
    throw new KeyFileError('The passphrase is wrong, or the backup of the keys was changed.', { cause: fault });
  }
  return KeyFileContent.parse(JSON.parse(opened));
}

/**
 * The keys of a backup joined to those that are there. What was destroyed on either side stays destroyed.
 * @throws {KeyFileError} when they are of two different servers, unless `replace`.
 */
export function joinedKeys(there: KeyFileContent | undefined, restored: KeyFileContent, replace: boolean): KeyFileContent {
  if (there !== undefined && there.cardSecret !== restored.cardSecret && !replace) {
    throw new KeyFileError('The key file that is there belongs to other data than the backup. To have the backup in its place, say --replace. Nothing was restored.');
  }
  const destroyed = new Map([...(there?.destroyed ?? []), ...(restored.destroyed ?? [])].map((each) => [each.id, each]));
  const kept = there?.cardSecret === restored.cardSecret ? there.keys : [];
  const keys = new Map([...kept, ...restored.keys].filter(({ id }) => !destroyed.has(id)).map((each) => [each.id, each]));
  // Made after the backup was, it opens what was kept since.
  const staffSecret = restored.staffSecret ?? (there?.cardSecret === restored.cardSecret ? there.staffSecret : undefined);
  return { format: 1, cardSecret: restored.cardSecret, ...(staffSecret === undefined ? {} : { staffSecret }), keys: [...keys.values()], ...(destroyed.size > 0 ? { destroyed: [...destroyed.values()] } : {}) };
}
