import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { KeyFileError } from '#server/sealing/key-file.ts';

async function ask(question: string): Promise<string> {
  process.stderr.write(question);
  // What is typed is shown nowhere.
  const nowhere = new Writable({ write: (_part, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await reader.question('');
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}

/**
 * The passphrase of the keys' backup: from the environment, or typed, unseen; twice where it is a new one.
 * @throws {KeyFileError} when there is nobody to ask, or the two are not the same.
 */
export async function readPassphrase(isNew: boolean): Promise<string> {
  const given = process.env['KEY_PASSPHRASE'];
  if (given !== undefined && given !== '') return given;
  if (!process.stdin.isTTY) throw new KeyFileError('There is nobody to ask for the passphrase. Set KEY_PASSPHRASE.');
  const typed = await ask('Passphrase of the keys: ');
  if (isNew && (await ask('The same once more: ')) !== typed) throw new KeyFileError('The two were not the same. Nothing was written.');
  return typed;
}
