import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { dayWithWords } from '#test/examples/school-day.ts';
import { makeApp } from '#test/helpers/make-app.ts';
import { keepCard, sealed } from '#test/helpers/sealed.ts';

it('nothing of what was withdrawn is left in the files of the embedded database', async () => {
  const server = await makeApp('sqlite');
  const { withdrawal, keep } = keepCard();
  const words = { change: 'More time. '.repeat(150) };
  const sent = await sealed({ round: server.round, bundle: server.bundle, answers: dayWithWords(), words, keep: { ...keep, copy: keep.copy.repeat(60) } });
  await server.sendOne(sent);
  // Long texts are in several pages, so a piece of each is looked for.
  const pieces = [keep.copy, sent.words?.ct.slice(100, 160) ?? '', sent.words?.ct.slice(-100) ?? ''];
  const found = async () => {
    const texts = await Promise.all((await readdir(server.dataDir)).map((name) => readFile(path.join(server.dataDir, name), 'latin1')));
    return pieces.map((piece) => texts.some((text) => text.includes(piece)));
  };
  expect(await found()).toEqual([true, true, true]);
  expect((await server.post('/api/withdrawals', { token: withdrawal })).status).toBe(200);
  expect(await found()).toEqual([false, false, false]);
  await server.close();
});
