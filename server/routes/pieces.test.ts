import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bounds } from '#server/contracts/bounds.ts';
import { pieceBounds } from '#server/contracts/piece-bounds.ts';
import { PieceReceipts, type Piece, type PieceReceipt } from '#server/contracts/piece.ts';
import type { ProblemCode } from '#server/contracts/problem.ts';
import { calmDay, dayWithWords } from '#test/examples/school-day.ts';
import { engines, makeApp, problemOf, type TestServer } from '#test/helpers/make-app.ts';
import { keepCard, sealed, sealedPieces, type ToSeal } from '#test/helpers/sealed.ts';

const changed = (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
const another = '4b5f2c1e-0a57-4f3f-9a3e-2f6a0f1f7c21';

describe.each(engines)('pieces of attachments, on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await makeApp(engine);
  });
  afterAll(() => server.close());

  const arrived = async (changes: Partial<ToSeal> = {}) => {
    const envelope = await sealed({ round: server.round, bundle: server.bundle, answers: dayWithWords(), words: { change: 'Look at my drawing' }, ...changes });
    await server.sendOne(envelope);
    return envelope;
  };
  const piecesFor = (envelope: string, ...sizes: number[]) => sealedPieces(server.round, envelope, sizes.map((size) => randomBytes(size)));
  const sendPieces = async (pieces: readonly unknown[]): Promise<PieceReceipt[]> => PieceReceipts.parse(await (await server.post('/api/pieces', { pieces })).json()).receipts;
  const outcomes = async (pieces: readonly unknown[]) => (await sendPieces(pieces)).map((receipt) => (receipt.outcome === 'refused' ? receipt.problem.code : receipt.outcome));
  const kept = (envelope: string) => server.db.selectFrom('attachment_pieces').selectAll().where('response_id', '=', envelope).orderBy('number').execute();

  it('are kept sealed as they came, each once, in whatever order and however often', async () => {
    const { id } = await arrived();
    const [one, two, three] = await piecesFor(id, pieceBounds.bytes, pieceBounds.bytes, 4_096);
    expect(await outcomes([three, one])).toEqual(['stored', 'stored']);
    expect(await outcomes([one, two, two, three])).toEqual(['already', 'stored', 'already', 'already']);
    expect((await kept(id)).map(({ number, total, ct, enc }) => ({ number, total, ct, enc }))).toEqual(
      [one, two, three].map((piece, at) => ({ number: at + 1, total: 3, ct: piece?.ct, enc: piece?.enc })),
    );
    const many = await piecesFor(id, 700);
    const all = (await Promise.all(Array.from({ length: 20 }, () => outcomes(many)))).flat();
    expect(all.filter((outcome) => outcome === 'stored')).toHaveLength(1);
    expect(all.filter((outcome) => outcome === 'already')).toHaveLength(19);
  });

  it('wait for their envelope, also when it is held', async () => {
    const envelope = await sealed({ round: server.round, bundle: server.bundle, answers: dayWithWords(), words: { change: 'x' }, response: { language: 'pl' } });
    const pieces = await piecesFor(envelope.id, 300);
    expect(await outcomes(pieces)).toEqual(['envelope-not-here']);
    expect(await kept(envelope.id)).toEqual([]);
    expect((await server.sendOne(envelope)).outcome).toBe('held');
    expect(await outcomes(pieces)).toEqual(['stored']);
  });

  it('go with what their holder takes back, and what comes afterwards is let go of', async () => {
    const { keep, withdrawal } = keepCard();
    const { id } = await arrived({ keep });
    const [one, two] = await piecesFor(id, 500, 500);
    expect(await outcomes([one])).toEqual(['stored']);
    expect((await server.post('/api/withdrawals', { token: withdrawal })).status).toBe(200);
    expect(await kept(id)).toEqual([]);
    expect(await outcomes([one, two])).toEqual(['already', 'already']);
    expect(await kept(id)).toEqual([]);
  });

  it('that come while their envelope is taken back leave nothing behind', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const { keep, withdrawal } = keepCard();
      const { id } = await arrived({ keep });
      const pieces = await piecesFor(id, 500, 500, 500);
      const [, ...told] = await Promise.all([server.post('/api/withdrawals', { token: withdrawal }), ...pieces.map((piece) => outcomes([piece]))]);
      expect(told.flat().every((outcome) => outcome === 'stored' || outcome === 'already')).toBe(true);
      expect(await kept(id)).toEqual([]);
    }
  });

  it('are no more than a response may have, and none where no words came', async () => {
    const { id } = await arrived();
    const attachments = await Promise.all(Array.from({ length: bounds.attachmentsPerResponse + 1 }, () => piecesFor(id, 40, 40)));
    const told = await outcomes(attachments.map(([first]) => first));
    expect(told).toEqual([...attachments.slice(1).map(() => 'stored'), 'pieces-too-many']);
    // The second piece of one that is here is still taken; one that says other of their number is not.
    const [known] = attachments;
    expect(await outcomes([known?.[1]])).toEqual(['stored']);
    const [of3] = await sealedPieces(server.round, id, [randomBytes(40)], { attachment: known?.[0]?.attachment ?? '', number: 3, of: 3 });
    expect(await outcomes([of3])).toEqual(['pieces-too-many']);

    const plain = await sealed({ round: server.round, bundle: server.bundle, answers: calmDay() });
    await server.sendOne(plain);
    expect(await outcomes(await piecesFor(plain.id, 40))).toEqual(['pieces-too-many']);
  });

  it('with other bytes in the place of one that is here are refused, and the first is kept', async () => {
    const { id } = await arrived();
    const [first] = await piecesFor(id, 100);
    const [other] = await sealedPieces(server.round, id, [randomBytes(100)], { attachment: first?.attachment ?? '' });
    expect(await outcomes([first, other])).toEqual(['stored', 'piece-taken']);
    expect(await outcomes([other])).toEqual(['piece-taken']);
    expect((await kept(id)).map(({ ct }) => ct)).toEqual([first?.ct]);
  });

  const refusals: [string, ProblemCode, (good: Piece) => unknown][] = [
    ['nothing', 'piece-not-understood', () => null],
    ['a field that is not known', 'piece-not-understood', (good) => ({ ...good, secret: 'do not repeat me' })],
    ['no number', 'piece-not-understood', ({ number: _number, ...rest }) => rest],
    ['a number beyond their count', 'piece-not-understood', (good) => ({ ...good, number: 3 })],
    ['more pieces than an attachment has', 'piece-not-understood', (good) => ({ ...good, of: pieceBounds.perAttachment + 1 })],
    ['bytes that are not base64url', 'piece-not-understood', (good) => ({ ...good, ct: 'do not repeat me' })],
    ['too many bytes', 'piece-too-large', (good) => ({ ...good, ct: 'A'.repeat(70_000) })],
    ['an unknown round', 'round-unknown', (good) => ({ ...good, round: another })],
    ['an unknown key', 'key-unknown', (good) => ({ ...good, key: another })],
    ['bytes cut short', 'seal-broken', (good) => ({ ...good, ct: good.ct.slice(0, -8) })],
    ['no bytes', 'seal-broken', (good) => ({ ...good, ct: '' })],
    ['a changed byte', 'seal-broken', (good) => ({ ...good, ct: changed(good.ct) })],
    ['another envelope', 'seal-broken', (good) => ({ ...good, envelope: another })],
    ['another attachment', 'seal-broken', (good) => ({ ...good, attachment: another })],
    ['another place', 'seal-broken', (good) => ({ ...good, number: 2 })],
  ];
  it.each(refusals)('%s: refused (%s) alone, and nothing of it is kept or repeated', async (_name, code, spoil) => {
    const { id } = await arrived();
    const [bad, good] = await piecesFor(id, 300, 300);
    if (bad === undefined) throw new Error('no piece');
    const reply = await server.post('/api/pieces', { pieces: [spoil(bad), good] });
    const text = await reply.text();
    expect(PieceReceipts.parse(JSON.parse(text)).receipts).toMatchObject([{ outcome: 'refused', problem: { code } }, { outcome: 'stored' }]);
    expect(text).not.toContain('do not repeat me');
    expect((await kept(id)).map(({ number }) => number)).toEqual([2]);
  });

  it('come in bodies of the contract only', async () => {
    expect(await problemOf(await server.post('/api/pieces', { pieces: [] }))).toMatchObject({ code: 'body-not-understood' });
    expect(await problemOf(await server.post('/api/pieces', { pieces: Array.from({ length: pieceBounds.perBatch + 1 }, () => null) }))).toMatchObject({ code: 'body-not-understood' });
    expect(await problemOf(await server.post('/api/pieces', { pieces: ['A'.repeat(bounds.bodyBytes)] }))).toMatchObject({ code: 'body-too-large' });
  });
});

it('without a reading queue nothing of an attachment comes in: its envelope is refused, and so are they', async () => {
  const server = await makeApp('sqlite', { madeUp: false, demo: false, words: false });
  const envelope = await sealed({ round: server.round, bundle: server.bundle, answers: dayWithWords(), words: { change: 'x' } });
  expect(await server.sendOne(envelope)).toMatchObject({ outcome: 'refused', problem: { code: 'words-not-open' } });
  const pieces = await sealedPieces(server.round, envelope.id, [randomBytes(60)]);
  expect(await (await server.post('/api/pieces', { pieces })).json()).toMatchObject({ receipts: [{ outcome: 'refused', problem: { code: 'envelope-not-here' } }] });
  expect(await server.count('attachment_pieces')).toBe(0);
  await server.close();
});
