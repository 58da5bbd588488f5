import { beforeEach, describe, expect, test } from 'vitest';
import { bounds } from '#server/contracts/bounds.ts';
import type { Piece } from '#server/contracts/piece.ts';
import { Carried } from '#server/contracts/carried.ts';
import { anEnvelope } from '#test/helpers/an-envelope.ts';
import { carriedFiles, takeIn } from './carry.ts';
import { withStore } from './database.ts';
import { pieceRowOf, settlePieces } from './pieces.ts';
import { outboxRows, putInOutbox, settle } from './outbox.ts';

const today = '2026-11-22';
const clear = () => withStore((store) => Promise.all([store.outbox.clear(), store.sent.clear(), store.pieces.clear()]));
const fileOf = (content: unknown) => new Blob([JSON.stringify(content)]);

beforeEach(clear);

describe('sealed answers in a file', () => {
  test('are exactly those of the outbox, refused ones too, and stay in it', async () => {
    const all = Array.from({ length: 5 }, () => anEnvelope());
    for (const envelope of all) await putInOutbox(envelope);
    await settle([{ id: all[2]?.id ?? '', kind: 'refused', reason: { code: 'key-unknown', params: {} } }]);
    const [file, ...more] = await carriedFiles('all', today);
    expect(more).toEqual([]);
    expect(file).toMatchObject({ name: 'all-heard-2026-11-22.json', count: 5 });
    expect(Carried.parse(JSON.parse((await file?.content.text()) ?? '')).envelopes).toEqual(all);
    expect((await outboxRows()).map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    const [chosen] = await carriedFiles([all[2]?.id ?? ''], today);
    expect(chosen?.count).toBe(1);
  });

  test('come to another device once, however often the file is brought', async () => {
    const all = Array.from({ length: 3 }, () => anEnvelope());
    for (const envelope of all) await putInOutbox(envelope);
    const [file] = await carriedFiles('all', today);
    if (file === undefined) throw new Error('there is no file');
    expect(await takeIn(file.content), 'the device itself has them').toMatchObject({ added: 0, already: 3 });
    await clear();
    await settle([{ id: all[0]?.id ?? '', kind: 'acknowledged' }]);
    expect(await takeIn(file.content)).toEqual({ kind: 'taken', added: 2, already: 1, different: 0, spoilt: 0 });
    expect(await takeIn(file.content)).toEqual({ kind: 'taken', added: 0, already: 3, different: 0, spoilt: 0 });
    expect((await outboxRows()).map(({ envelope, state }) => ({ envelope, state }))).toEqual(all.slice(1).map((envelope) => ({ envelope, state: { kind: 'waiting' } })));
  });

  test('never take the place of others under their id, and a spoilt one stops none', async () => {
    const [mine, good] = [anEnvelope(), anEnvelope()];
    await putInOutbox(mine);
    const other = { ...mine, bundle: 'cd'.repeat(32) };
    const taken = await takeIn(fileOf({ format: 'all-heard sealed answers 1', madeOn: today, envelopes: [other, { id: 'x' }, null, good] }));
    expect(taken).toEqual({ kind: 'taken', added: 1, already: 0, different: 1, spoilt: 2 });
    expect((await outboxRows()).map(({ envelope }) => envelope)).toEqual([mine, good]);
  });

  test('bring what is attached to them, and only what is not sent yet', async () => {
    const envelope = anEnvelope();
    const piece = (number: number): Piece => ({ envelope: envelope.id, round: envelope.round, key: envelope.key, attachment: '4b5f2c1e-0a57-4f3f-9a3e-2f6a0f1f7c21', number, of: 3, enc: 'AAAA', ct: 'BBBB' });
    await putInOutbox(envelope);
    await withStore(async (store) => {
      await store.outbox.toCollection().modify({ pieces: true });
      await store.pieces.bulkPut([1, 2, 3].map(piece).map(pieceRowOf));
    });
    await settle([{ id: envelope.id, kind: 'acknowledged' }]);
    await settlePieces([{ envelope: envelope.id, attachment: piece(1).attachment, number: 1, kind: 'acknowledged' }]);
    const [file] = await carriedFiles('all', today);
    expect(Carried.parse(JSON.parse((await file?.content.text()) ?? ''))).toMatchObject({ envelopes: [envelope], pieces: [piece(2), piece(3)] });
    await clear();
    if (file === undefined) throw new Error('there is no file');
    expect(await takeIn(file.content)).toMatchObject({ added: 1 });
    expect(await withStore((store) => store.pieces.toArray())).toEqual([piece(2), piece(3)].map(pieceRowOf));
    expect((await outboxRows())[0]).toMatchObject({ id: envelope.id, pieces: true, state: { kind: 'waiting' } });
  });

  test('are looked for in no other file', async () => {
    for (const file of [fileOf([]), fileOf({ format: 'something else', madeOn: today, envelopes: [anEnvelope()] }), new Blob(['{"format":"all-hea']), new Blob(['<!doctype html>'])]) {
      expect(await takeIn(file)).toEqual({ kind: 'not-ours' });
    }
    expect(await outboxRows()).toEqual([]);
  });

  test('are as many files as the bound asks for, and none is left out', async () => {
    const many = Array.from({ length: bounds.envelopesPerFile + 3 }, () => anEnvelope({ answers: { enc: 'A', ct: 'B' } }));
    const [file] = await (async () => [fileOf({ format: 'all-heard sealed answers 1', madeOn: today, envelopes: many.slice(0, bounds.envelopesPerFile) })])();
    if (file === undefined) throw new Error('there is no file');
    await takeIn(file);
    for (const envelope of many.slice(bounds.envelopesPerFile)) await putInOutbox(envelope);
    const files = await carriedFiles('all', today);
    expect(files.map(({ name, count }) => ({ name, count }))).toEqual([
      { name: 'all-heard-2026-11-22-1.json', count: bounds.envelopesPerFile },
      { name: 'all-heard-2026-11-22-2.json', count: 3 },
    ]);
  });
});
