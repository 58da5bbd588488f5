import { expect, test } from 'vitest';
import { aPack } from '#test/helpers/a-pack.ts';
import { packDigestHeader } from '#server/contracts/round.ts';
import { sha256 } from '#app/store/digest.ts';
import { packLanguages, packOf, packRow, savePacks } from '#app/store/packs.ts';
import { createIncoming } from './incoming.ts';
import { createPublished } from './published.ts';

const { pack } = await aPack({ slug: 'autumn' });

/** A server with one resource, whose tag is `"1"`. */
function serving(reply: (path: string) => Response) {
  const asked: { path: string; tag: string | null }[] = [];
  const incoming = createIncoming((path, tag) => {
    asked.push({ path, tag });
    return Promise.resolve(tag === '"1"' ? new Response(null, { status: 304 }) : reply(path));
  });
  return { asked, ...incoming };
}

test('a pack is kept, and asked for again only if there is a newer one', async () => {
  const { asked, pullPack } = serving(() => Response.json(pack, { headers: { ETag: '"1"' } }));
  await pullPack('autumn', 'en');
  await pullPack('autumn', 'en');
  expect(asked).toEqual([
    { path: '/api/packs/autumn/en', tag: null },
    { path: '/api/packs/autumn/en', tag: '"1"' },
  ]);
  expect(await packOf('autumn', 'en')).toEqual(pack);
  expect(await packLanguages('autumn')).toEqual(['en']);
  expect(await packOf('autumn', 'ur')).toBeUndefined();
});

test('a device that has none is handed its pack before it is kept', async () => {
  const { asked, firstPack } = serving(() => Response.json({ ...pack, bundle: { ...pack.bundle, language: 'pl' } }, { headers: { ETag: '"1"' } }));
  expect((await firstPack('autumn', 'pl')).round).toEqual(pack.round);
  expect(asked).toEqual([{ path: '/api/packs/autumn/pl', tag: null }]);
  await expect.poll(() => packOf('autumn', 'pl')).toMatchObject({ bundle: { language: 'pl' } });
  await expect(firstPack('autumn', 'ur')).rejects.toMatchObject({ trouble: 'unreachable' });
});

test('what is not a pack, or another one, leaves the kept one alone and says so', async () => {
  const answers = [
    () => new Response('<!doctype html>'),
    () => Response.json({ ...pack, survey: { ...pack.survey, pages: [] } }),
    () => Response.json({ ...pack, bundle: { ...pack.bundle, language: 'ur' } }),
    () => Response.json({ code: 'made-up' }, { status: 500 }),
  ];
  for (const answer of answers) {
    await expect(serving(answer).pullPack('other', 'en')).rejects.toMatchObject({ trouble: 'unreachable' });
  }
  await expect(serving(() => Response.json({ code: 'not-found', params: {} }, { status: 404 })).pullPack('other', 'en')).rejects.toMatchObject({ trouble: 'refused', code: 'not-found' });
  await expect(createPublished(() => Promise.reject(new TypeError('Failed to fetch'))).pullRelease('riverside')).rejects.toMatchObject({ trouble: 'unreachable' });
  expect(await packOf('other', 'en')).toBeUndefined();
});

test('a pack whose bytes are not those that the server named is not believed', async () => {
  const text = JSON.stringify(pack);
  const named = (digest: string) => serving(() => new Response(text, { headers: { [packDigestHeader]: digest } }));
  await expect(named(await sha256(`${text} `)).pullRound('autumn', ['en'])).rejects.toMatchObject({ trouble: 'unreachable' });
  await named(await sha256(text)).pullRound('autumn', ['en']);
  expect(await packRow('autumn', 'en')).toMatchObject({ digest: await sha256(text) });
});

test('new questions come in every language that is here, or in none', async () => {
  const version = (number: number, language: string) => ({ ...pack, round: { ...pack.round, slug: 'spring' }, survey: { ...pack.survey, version: number }, bundle: { ...pack.bundle, language } });
  const kept = async () => Promise.all(['en', 'ur', 'pl'].map(async (language) => (await packOf('spring', language))?.survey.version));
  await savePacks(['en', 'ur'].map((language) => ({ pack: version(1, language), tag: null })));
  const newer = (lost: string | undefined) => createIncoming((path) => {
    const language = path.split('/').at(-1) ?? '';
    return language === lost ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(Response.json(version(2, language)));
  });
  await expect(newer('ur').pullPack('spring', 'en')).rejects.toMatchObject({ trouble: 'unreachable' });
  expect(await kept()).toEqual([1, 1, undefined]);
  await newer(undefined).pullPack('spring', 'en');
  expect(await kept()).toEqual([2, 2, undefined]);
});
