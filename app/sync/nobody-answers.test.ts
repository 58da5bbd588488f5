import { afterEach, expect, test } from 'vitest';
import { withStore } from '#app/store/database.ts';
import { dropAllDrafts, startDraft } from '#app/store/drafts.ts';
import { packLanguages } from '#app/store/packs.ts';
import { shareDevice, unshareDevice } from '#app/store/share-device.ts';
import { ifNobodyAnswers } from './nobody-answers.ts';

const isLetThrough = async () => {
  let done = false;
  await ifNobodyAnswers(() => {
    done = true;
  });
  return done;
};
const begin = () =>
  startDraft({ round: crypto.randomUUID(), roundSlug: 'autumn', survey: { id: 'autumn', version: 1 }, language: 'en', page: 'likes', circumstances: {}, voice: 'own', voiceChosen: true, assented: true, answers: [], words: {} });

afterEach(dropAllDrafts);

test('a newer build is let through where nothing was ever kept, and where nobody is in the middle of anything', async () => {
  expect(await isLetThrough()).toBe(true);
  await packLanguages('autumn');
  expect(await isLetThrough()).toBe(true);
});

test('who is asked twice in one moment is not taken for somebody who answers', async () => {
  expect(await Promise.all([isLetThrough(), isLetThrough()])).toEqual([true, true]);
});

test('it waits while somebody answers, while a draft lies here, and while many people use the device', async () => {
  await begin();
  expect(await isLetThrough()).toBe(false);
  // Another tab's: no lock is held here, and the draft is on disk.
  const rows = await withStore((store) => store.drafts.toArray());
  await dropAllDrafts();
  await withStore((store) => store.drafts.bulkPut(rows));
  expect(await isLetThrough()).toBe(false);
  await dropAllDrafts();
  await shareDevice({ publicKey: 'A'.repeat(87), awayAfter: 2 });
  expect(await isLetThrough()).toBe(false);
  await unshareDevice();
  expect(await isLetThrough()).toBe(true);
});
