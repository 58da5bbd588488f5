import { Dexie } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import type { Plan } from '#server/contracts/plan.ts';
import { closeStore, databaseName, withStore } from './database.ts';
import { forgetPlan, keepPlan, keptPlan } from './keepsakes.ts';
import type { Mine } from './mine.ts';
import { shareDevice, unshareDevice } from './share-device.ts';

const plan: Plan = {
  format: 1, survey: { id: 'my-future-2', version: 2 }, language: 'ur',
  entries: [{ id: 'made', part: 'me', said: [{ question: 'show-me', chosenFor: false, items: [], words: { text: 'I love Rex', language: 'en' }, made: 'drawing' }] }],
};
const mine: Mine[] = [
  { at: 'show-me', kind: 'drawing', content: new Blob(['a house with a dog'], { type: 'image/png' }) },
  { at: 'likes animals', kind: 'photo', content: new Blob(['my dog Rex'], { type: 'image/jpeg' }) },
];
const read = async () => {
  const kept = await keptPlan();
  return kept === undefined ? undefined : { plan: kept.plan, mine: await Promise.all(kept.mine.map(async ({ content, ...known }) => ({ ...known, type: content.type, text: await content.text() }))) };
};

afterEach(forgetPlan);

test('a plan is kept with what was drawn and with own pictures, and comes back as it was', async () => {
  await keepPlan(plan, mine);
  closeStore();
  expect(await read()).toEqual({
    plan,
    mine: [
      { at: 'show-me', kind: 'drawing', type: 'image/png', text: 'a house with a dog' },
      { at: 'likes animals', kind: 'photo', type: 'image/jpeg', text: 'my dog Rex' },
    ],
  });
});

test('nothing of it can be read on disk, and the key cannot be read out', async () => {
  await keepPlan(plan, mine);
  const database = await new Dexie(databaseName).open();
  const [row] = (await database.table('keepsakes').toArray()) as { key: CryptoKey; sealed: { sealed: ArrayBuffer }; mine: { sealed: ArrayBuffer }[] }[];
  database.close();
  expect(row?.key.extractable).toBe(false);
  const everything = [row?.sealed, ...(row?.mine ?? [])].map((one) => new TextDecoder('latin1').decode(one?.sealed)).join(' ');
  expect(everything.length).toBeGreaterThan(100);
  expect(everything).not.toMatch(/Rex|house|dream|show-me/);
});

test('one that is in another’s place does not open as if it were that', async () => {
  await keepPlan(plan, mine);
  await withStore((store) => store.keepsakes.where('kind').equals('plan').modify((row) => {
    const [one, other] = 'mine' in row ? row.mine : [];
    if (one !== undefined && other !== undefined) Object.assign(row, { mine: [{ ...other, at: one.at }, one] });
  }));
  await expect(keptPlan()).rejects.toMatchObject({ trouble: 'unreadable' });
});

test('keeping another takes its place, and it goes when its owner says so or the device is shared', async () => {
  await keepPlan(plan, mine);
  await keepPlan({ ...plan, language: 'en' });
  expect(await read()).toEqual({ plan: { ...plan, language: 'en' }, mine: [] });
  await forgetPlan();
  expect(await keptPlan()).toBeUndefined();
  await keepPlan(plan, mine);
  await shareDevice({ publicKey: 'key', awayAfter: 2 });
  expect(await keptPlan()).toBeUndefined();
  await unshareDevice();
});
