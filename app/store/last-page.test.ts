import { afterEach, expect, test } from 'vitest';
import { withStore } from './database.ts';
import { dropAllDrafts } from './drafts.ts';
import { forgetLastPage, keepLastPage, keptFor, keptLastPage } from './last-page.ts';
import { shareDevice } from './share-device.ts';

afterEach(dropAllDrafts);
const content = { secret: 'of a keep card', copy: { answers: ['a boat'] } };

test('what the last page showed comes back for an hour, and not a moment longer', async () => {
  const kept = structuredClone(await keepLastPage(content, 1_000));
  expect(await keptLastPage(kept, 1_000 + keptFor - 1)).toEqual(content);
  expect(await keptLastPage(kept, 1_000 + keptFor)).toBeUndefined();
  // Its key is gone: a clock that is put back brings nothing back.
  expect(await keptLastPage(kept, 1_001)).toBeUndefined();
  expect(await withStore((store) => store.keys.count())).toBe(0);
});

test('nothing of it can be read where it lies', async () => {
  const { sealed } = await keepLastPage(content);
  expect(new TextDecoder('latin1').decode(sealed)).not.toContain('boat');
  expect((await withStore((store) => store.keys.toArray())).map(({ key }) => key.extractable)).toEqual([false]);
});

test('it is gone once the person is done, once somebody else ends a visit, and once the device is shared', async () => {
  const first = await keepLastPage(content);
  await forgetLastPage();
  expect(await keptLastPage(first)).toBeUndefined();

  const second = await keepLastPage(content);
  const third = await keepLastPage({ ...content, secret: 'of another' });
  expect(await keptLastPage(second)).toBeUndefined();
  expect(await keptLastPage(third)).toMatchObject({ secret: 'of another' });

  await shareDevice({ publicKey: 'key', awayAfter: 5 });
  expect(await keptLastPage(third)).toBeUndefined();
});

test('what was changed on the way is not shown', async () => {
  const kept = await keepLastPage(content, 1_000);
  expect(await keptLastPage({ ...kept, at: 1_001 }, 1_002)).toBeUndefined();
});
