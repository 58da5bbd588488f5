import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundleOf } from './bundles.ts';
import { heardText, soundOf } from './clips.ts';
import { textsOf, localesFolder } from './locales.ts';
import { myFuture } from './my-future.ts';
import { digestOf } from './provenance.ts';

let folder: string;
const clip = (says: string, digest = 'a') => ({ says: digestOf(says), sha256: digest.repeat(64), bytes: 900, ms: 700, speaker: 'synthetic', licence: 'CC BY 4.0', marks: [[0, 2, 0]] });
const keep = (clips: Record<string, unknown>) => writeFile(join(folder, 'en/clips/my-future.json'), JSON.stringify(clips));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clips-'));
  await mkdir(join(folder, 'en/clips'), { recursive: true });
  await writeFile(join(folder, 'en/my-future.json'), JSON.stringify({ ...textsOf(localesFolder, 'en', 'my-future'), 'name': 'My future', 'practice.cat': 'Cat' }));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a clip is heard for the text that it says', async () => {
  await keep({ 'name': clip('My future'), 'practice.cat': clip('Cat', 'b') });
  const sound = soundOf(myFuture, 'en', folder);
  expect(sound?.sheet.clips['Cat']).toMatchObject({ path: '/sound/en/bbbbbbbbbbbbbbbb.mp3', bytes: 900, speaker: 'synthetic' });
  expect(sound?.reference.bytes).toBe(1_800);
  expect(sound?.stale).toEqual([]);
});

test('a clip of a text that changed since is left out, and named', async () => {
  await keep({ 'name': clip('My future'), 'practice.cat': clip('Kitten', 'b') });
  const sound = soundOf(myFuture, 'en', folder);
  expect(Object.keys(sound?.sheet.clips ?? {})).toEqual(['My future']);
  expect(sound?.stale).toEqual(['en/my-future: practice.cat']);
});

test('a survey without clips has no sound, and its bundle names none', () => {
  expect(soundOf(myFuture, 'en', folder)).toBeUndefined();
  expect(bundleOf(myFuture, 'en', folder)).not.toHaveProperty('sound');
});

test('a bundle names its sound, and has another revision when the sound changes', async () => {
  await keep({ name: clip('My future') });
  const before = bundleOf(myFuture, 'en', folder);
  await keep({ name: clip('My future', 'c') });
  const after = bundleOf(myFuture, 'en', folder);
  expect(before.sound?.path).toMatch(/^\/sound\/my-future\/en-[0-9a-f]{16}\.json$/);
  expect(after.revision).not.toBe(before.revision);
});

test('a list of clips that is not what it should be is refused', async () => {
  await keep({ name: { ...clip('My future'), speaker: 'somebody' } });
  expect(() => soundOf(myFuture, 'en', folder)).toThrow();
});

test('a number is heard in its text', () => {
  expect(heardText({ 'up-to_other': 'Choose up to {{count}}.' }, 'up-to_other#3')).toBe('Choose up to 3.');
  expect(heardText({}, 'up-to_other#3')).toBeUndefined();
});
