import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { KeyBackup } from '#server/contracts/backup.ts';
import type { KeyFileContent } from './key-file.ts';
import { joinedKeys, sealKeys, unsealKeys } from './key-backup.ts';

const passphrase = 'correct horse battery staple';
const key = (round: string) => ({ id: crypto.randomUUID(), round, privateKey: randomBytes(32).toString('base64url') });
const rounds = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()] as const;
const content: KeyFileContent = { format: 1, cardSecret: randomBytes(32).toString('base64url'), keys: rounds.map(key) };

describe('the backup of the keys', () => {
  it('opens with its passphrase alone, and shows nothing without', async () => {
    const text = await sealKeys(content, passphrase, randomBytes);
    expect(await unsealKeys(text, passphrase)).toEqual(content);
    for (const { privateKey, id } of content.keys) expect(text.includes(privateKey) || text.includes(id)).toBe(false);
    await expect(unsealKeys(text, `${passphrase} `)).rejects.toThrow('The passphrase is wrong');
    expect(await sealKeys(content, passphrase, randomBytes)).not.toBe(text);
  });

  it('refuses to open once any part of it was changed or cut', async () => {
    const text = await sealKeys(content, passphrase, randomBytes);
    const { head, sealed, tag } = KeyBackup.parse(JSON.parse(text));
    const flipped = (base64: string) => `${base64.startsWith('A') ? 'B' : 'A'}${base64.slice(1)}`;
    const changed = [
      { head, sealed: flipped(sealed), tag },
      { head, sealed: sealed.slice(0, -4), tag },
      { head, sealed, tag: flipped(tag) },
      { head, sealed, tag: '' },
      { head: { ...head, iv: flipped(head.iv) }, sealed, tag },
      { head: { ...head, kdf: { ...head.kdf, salt: flipped(head.kdf.salt) } }, sealed, tag },
    ];
    for (const each of changed) await expect(unsealKeys(JSON.stringify(each), passphrase)).rejects.toThrow('was changed');
    await expect(unsealKeys(text.slice(0, -10), passphrase)).rejects.toThrow('cut short');
    const greedy = { head: { ...head, kdf: { ...head.kdf, N: 2 ** 30 } }, sealed, tag };
    await expect(unsealKeys(JSON.stringify(greedy), passphrase)).rejects.toThrow('does not know');
  });

  it('is not made with a passphrase that could be guessed', async () => {
    await expect(sealKeys(content, 'too short', randomBytes)).rejects.toThrow('too short');
  });

  it('is joined to the keys that are there; what was destroyed since does not come back', () => {
    const [first, second, third] = content.keys;
    if (first === undefined || second === undefined || third === undefined) throw new Error('three keys');
    expect(joinedKeys(undefined, content, false)).toEqual(content);
    const newer = key(crypto.randomUUID());
    const there: KeyFileContent = { ...content, keys: [second, newer], destroyed: [{ id: first.id, round: first.round, on: '2028-12-19' }] };
    const joined = joinedKeys(there, content, false);
    expect(new Set(joined.keys.map(({ id }) => id))).toEqual(new Set([second.id, third.id, newer.id]));
    expect(joined.destroyed).toEqual(there.destroyed);
    const others: KeyFileContent = { ...there, cardSecret: randomBytes(32).toString('base64url') };
    expect(() => joinedKeys(others, content, false)).toThrow('belongs to other data');
    expect(joinedKeys(others, content, true).keys.map(({ id }) => id)).toEqual([second.id, third.id]);
  });
});
