import { chmodSync, closeSync, fstatSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { base64url, Day, RandomId } from '#server/contracts/ids.ts';
import { locked } from './locked.ts';

/**
 * What is in the key file: the private half of each round's key, the secrets that card codes come from and that staff
 * sign in under, and the names of the keys that were destroyed, so that data brought back from an old backup are purged again.
 */
export const KeyFileContent = z.strictObject({
  format: z.literal(1),
  cardSecret: base64url(32),
  /** Signs the cookies of staff, encrypts what their authenticator apps share, keys their passwords. Made when it is first needed. */
  staffSecret: z.optional(base64url(32)),
  keys: z.array(z.strictObject({ id: RandomId, round: RandomId, privateKey: base64url(32) })),
  destroyed: z.optional(z.array(z.strictObject({ id: RandomId, round: RandomId, on: Day }))),
});
export type KeyFileContent = z.infer<typeof KeyFileContent>;

/** The key file cannot be used. Its message is for the person who runs the server. */
export class KeyFileError extends Error {
  override name = 'KeyFileError';
}

const isMissing = (fault: unknown): boolean => fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';

/**
 * Reads the key file; `undefined` where there is none yet.
 * @throws {KeyFileError} when it is not one, or others on this machine may read it.
 */
export function readKeyFile(file: string): KeyFileContent | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (fault) {
    if (isMissing(fault)) return undefined;
    throw fault;
  }
  // It was replaced, and the one that was opened wiped, while it was being read.
  return text.startsWith('\0') ? readKeyFile(file) : parseKeyFile(file, text);
}

function parseKeyFile(file: string, text: string): KeyFileContent {
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new KeyFileError(`The key file ${file} may be read by others. Run: chmod 600 ${file}`);
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (fault) {
    throw new KeyFileError(`The key file ${file} is damaged. Bring it back from its backup.`, { cause: fault });
  }
  const parsed = KeyFileContent.safeParse(content);
  if (!parsed.success) throw new KeyFileError(`The key file ${file} is not one of this product, or is damaged. Bring it back from its backup.`);
  return parsed.data;
}

/** Opens the file as it lies on the disk now, to be written over once another has taken its name. */
function openOld(file: string): number | undefined {
  try {
    return openSync(file, 'r+');
  } catch (fault) {
    if (isMissing(fault)) return undefined;
    throw fault;
  }
}

/** Writes zeros over the file that lost its name: what was in it shall not be read from the disk. */
function wipe(old: number): void {
  writeSync(old, Buffer.alloc(fstatSync(old).size), 0, undefined, 0);
  fsyncSync(old);
}

/** Writes beside, syncs, then renames: a power cut leaves the old file or the new one, never half of one. The old one is wiped. */
function writeKeyFile(file: string, content: KeyFileContent): void {
  const old = openOld(file);
  try {
    replaceKeyFile(file, content);
    if (old !== undefined) wipe(old);
  } finally {
    if (old !== undefined) closeSync(old);
  }
}

function replaceKeyFile(file: string, content: KeyFileContent): void {
  const beside = `${file}.new`;
  const handle = openSync(beside, 'w', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(content, null, 1)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  chmodSync(beside, 0o600);
  renameSync(beside, file);
  if (process.platform === 'win32') return;
  const folder = openSync(path.dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/**
 * Changes the key file, one process at a time. `change` is given what is there (or a new one with a fresh card
 * secret) and returns what shall be there; the file is on disk before `then` runs, and the lock is held through it.
 */
export function changeKeyFile<T>(
  file: string,
  random: (bytes: number) => Uint8Array,
  change: (content: KeyFileContent) => Promise<KeyFileContent>,
  then: (content: KeyFileContent) => Promise<T>,
): Promise<T> {
  return locked(file, async () => {
    const before = readKeyFile(file);
    const start: KeyFileContent = before ?? { format: 1, cardSecret: Buffer.from(random(32)).toString('base64url'), keys: [] };
    const after = await change(start);
    if (before === undefined || after !== start) writeKeyFile(file, after);
    return then(after);
  });
}

/** The secret that staff sign in under, made where there is none yet: once, however many processes start. */
export async function ensureStaffSecret(file: string, random: (bytes: number) => Uint8Array): Promise<string> {
  const known = readKeyFile(file)?.staffSecret;
  if (known !== undefined) return known;
  const made = Buffer.from(random(32)).toString('base64url');
  const change = (content: KeyFileContent) => Promise.resolve(content.staffSecret === undefined ? { ...content, staffSecret: made } : content);
  return changeKeyFile(file, random, change, (content) => Promise.resolve(content.staffSecret ?? made));
}

const noRandom = (): Uint8Array => {
  throw new KeyFileError('There is no key file.');
};

/**
 * Destroys the keys of a round: they are gone from the file, and the old file is written over. Copies of the file
 * elsewhere are not reached. The names of the keys are kept.
 * @param day when, Europe/London.
 * @returns how many there were.
 */
export async function destroyKeys(file: string, roundId: string, day: string): Promise<number> {
  if (readKeyFile(file)?.keys.some(({ round }) => round === roundId) !== true) return 0;
  let gone = 0;
  await changeKeyFile(
    file,
    noRandom,
    (content) => {
      const ofRound = content.keys.filter(({ round }) => round === roundId);
      gone = ofRound.length;
      const destroyed = [...(content.destroyed ?? []), ...ofRound.map(({ id, round }) => ({ id, round, on: day }))];
      return Promise.resolve({ ...content, keys: content.keys.filter(({ round }) => round !== roundId), destroyed });
    },
    () => Promise.resolve(),
  );
  return gone;
}
