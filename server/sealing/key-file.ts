import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod/mini';
import { base64url, RandomId } from '#server/contracts/ids.ts';

/** What is in the key file: the private half of each round's key, and the secret that card codes come from. */
const KeyFileContent = z.strictObject({
  format: z.literal(1),
  cardSecret: base64url(32),
  keys: z.array(z.strictObject({ id: RandomId, round: RandomId, privateKey: base64url(32) })),
});
export type KeyFileContent = z.infer<typeof KeyFileContent>;

/** The key file cannot be used. Its message is for the person who runs the server. */
export class KeyFileError extends Error {
  override name = 'KeyFileError';
}

const isMissing = (fault: unknown): boolean => fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';
const isTaken = (fault: unknown): boolean => fault instanceof Error && 'code' in fault && fault.code === 'EEXIST';

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

/** Writes beside, syncs, then renames: a power cut leaves the old file or the new one, never half of one. */
function writeKeyFile(file: string, content: KeyFileContent): void {
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

/** How long another process may hold the lock before something is wrong, in milliseconds. */
const lockPatience = 15_000;
const lockStep = 50;

function holderIsGone(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (!Number.isInteger(holder) || holder <= 0) return false;
    process.kill(holder, 0);
    return false;
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'ESRCH';
  }
}

/**
 * Does work that one process at a time may do: the others wait. The lock is a file beside `file`.
 * @throws {KeyFileError} when another process holds it for too long.
 */
export async function locked<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = `${file}.lock`;
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  for (let waited = 0; ; waited += lockStep) {
    try {
      const handle = openSync(lock, 'wx', 0o600);
      writeSync(handle, String(process.pid));
      closeSync(handle);
      break;
    } catch (fault) {
      if (!isTaken(fault)) throw fault;
      if (holderIsGone(lock)) rmSync(lock, { force: true });
      else if (waited >= lockPatience) throw new KeyFileError(`Another process holds ${lock}. If none is running, delete that file.`, { cause: fault });
      else await wait(lockStep);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
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
