import { beforeEach, describe, expect, test } from 'vitest';
import type { Pack } from '#server/contracts/round.ts';
import { aPack } from '#test/helpers/a-pack.ts';
import { profiles } from '#app/access/profile.ts';
import { withStore } from '#app/store/database.ts';
import { savePack } from '#app/store/packs.ts';
import { languageFor, packFor } from './pack-for-visit.ts';

const { pack } = await aPack();
const inLanguage = (language: string, of: Pack = pack): Pack => ({ ...of, bundle: { ...of.bundle, language } });
const withBatch: Pack = { ...pack, round: { ...pack.round, batches: [{ id: 'autumn', year: 9, stage: 'E' }] } };
const card = { batch: 'autumn', code: '0123456789ABCDEF' };

/** A network that has the round with its new batch, in every language; or none at all. */
const there = (_round: string, language: string) => savePack(inLanguage(language, withBatch));
const away = () => Promise.reject(new Error('no network'));

beforeEach(async () => {
  await withStore((store) => store.packs.clear());
  profiles.handOver();
});

describe('the pack of a visit', () => {
  const wanted = { round: pack.round.slug, language: 'en' };

  test('is the one on this device, and the network’s where there is none', async () => {
    expect((await packFor({ ...wanted, card: undefined, pullPack: there })).round.batches).toHaveLength(1);
    await savePack(pack);
    expect((await packFor({ ...wanted, card: undefined, pullPack: away })).round.batches).toEqual([]);
  });

  test('knows the card that opened it, even one printed after this device kept its pack', async () => {
    await savePack(pack);
    expect((await packFor({ ...wanted, card, pullPack: there })).round.batches).toEqual(withBatch.round.batches);
  });

  test('is the older one where the network cannot bring the card’s, and none is told as it is', async () => {
    await savePack(pack);
    expect((await packFor({ ...wanted, card, pullPack: away })).round.batches).toEqual([]);
    await withStore((store) => store.packs.clear());
    await expect(packFor({ ...wanted, card, pullPack: away })).rejects.toThrow('no network');
  });
});

describe('the language of an address that names none', () => {
  const wanted = { round: pack.round.slug, card: undefined };

  test('is the round’s first, from the device or the network', async () => {
    expect(await languageFor({ ...wanted, pullPack: there })).toBe('en-simple');
    expect(await languageFor({ ...wanted, pullPack: away })).toBe('en-simple');
  });

  test('is the reader’s own where the round is asked in it', async () => {
    profiles.change({ language: 'ur' });
    expect(await languageFor({ ...wanted, pullPack: there })).toBe('ur');
  });
});
