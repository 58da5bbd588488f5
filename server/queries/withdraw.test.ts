import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { dayWithWords } from '#test/examples/school-day.ts';
import { makeApp } from '#test/helpers/make-app.ts';
import { keepCard, sealed, sealedPieces } from '#test/helpers/sealed.ts';

it('nothing of what was withdrawn is left in the files of the embedded database', async () => {
  const server = await makeApp('sqlite');
  const { withdrawal, keep } = keepCard();
  const words = { change: 'More time. '.repeat(150) };
  const sent = await sealed({ round: server.round, bundle: server.bundle, answers: dayWithWords(), words, keep: { ...keep, copy: keep.copy.repeat(60) } });
  await server.sendOne(sent);
  const attached = await sealedPieces(server.round, sent.id, [randomBytes(49_000), randomBytes(8_000)]);
  expect((await server.post('/api/pieces', { pieces: attached })).status).toBe(200);
  // Long texts are in several pages, so a piece of each is looked for.
  const pieces = [keep.copy, sent.words?.ct.slice(100, 160) ?? '', sent.words?.ct.slice(-100) ?? ''];
  // Of what is attached many pieces, as some lie across two pages.
  const ofAttached = attached.flatMap(({ ct }) => Array.from({ length: 10 }, (_, at) => ct.slice(at * 1_000, at * 1_000 + 30)));
  const found = async (pieces: readonly string[]) => {
    const texts = await Promise.all((await readdir(server.dataDir)).map((name) => readFile(path.join(server.dataDir, name), 'latin1')));
    return pieces.map((piece) => texts.some((text) => text.includes(piece)));
  };
  expect(await found(pieces)).toEqual([true, true, true]);
  expect((await found(ofAttached)).filter(Boolean).length).toBeGreaterThan(ofAttached.length / 2);
  expect((await server.post('/api/withdrawals', { token: withdrawal })).status).toBe(200);
  expect((await found([...pieces, ...ofAttached])).filter(Boolean)).toEqual([]);
  await server.close();
});
