import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinedKeys, sealKeys, unsealKeys } from './key-backup.ts';
import { changeKeyFile, ensureStaffSecret, readKeyFile, type KeyFileContent } from './key-file.ts';

describe('the secret that staff sign in under', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'all-heard-staff-secret-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is made once, however many servers start at the same time, and stays', async () => {
    const file = join(folder, 'new', 'keys.json');
    const made = await Promise.all(Array.from({ length: 6 }, () => ensureStaffSecret(file, randomBytes)));
    expect(new Set(made).size).toBe(1);
    expect(Buffer.from(made[0] ?? '', 'base64url')).toHaveLength(32);
    expect(await ensureStaffSecret(file, () => { throw new Error('nothing is drawn any more'); })).toBe(made[0]);
  });

  it('comes to a key file of before, and leaves its keys as they are', async () => {
    const file = join(folder, 'before', 'keys.json');
    const before: KeyFileContent = { format: 1, cardSecret: randomBytes(32).toString('base64url'), keys: [] };
    await changeKeyFile(file, randomBytes, () => Promise.resolve(before), () => Promise.resolve());
    const staffSecret = await ensureStaffSecret(file, randomBytes);
    expect(readKeyFile(file)).toEqual({ ...before, staffSecret });
    expect(staffSecret).not.toBe(before.cardSecret);
  });

  it('is in the backup of the keys, and comes back with it; one that was made after the backup is kept', async () => {
    const cardSecret = randomBytes(32).toString('base64url');
    const own: KeyFileContent = { format: 1, cardSecret, staffSecret: randomBytes(32).toString('base64url'), keys: [] };
    const sealed = await sealKeys(own, 'four quiet orange boats', randomBytes);
    expect(sealed).not.toContain(own.staffSecret);
    const restored = await unsealKeys(sealed, 'four quiet orange boats');
    expect(joinedKeys(undefined, restored, false).staffSecret).toBe(own.staffSecret);
    const { staffSecret: _made, ...older } = own;
    expect(joinedKeys(own, older, false).staffSecret, 'a backup of before there was one').toBe(own.staffSecret);
    const others: KeyFileContent = { ...own, cardSecret: randomBytes(32).toString('base64url'), staffSecret: randomBytes(32).toString('base64url') };
    expect(joinedKeys(others, restored, true).staffSecret, 'of the data that are put in place').toBe(own.staffSecret);
    expect(joinedKeys(others, older, true).staffSecret, 'and never of other data').toBeUndefined();
  });
});
