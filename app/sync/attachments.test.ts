import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pieceBounds } from '#server/contracts/piece-bounds.ts';
import type { Piece } from '#server/contracts/piece.ts';
import { Pack } from '#server/contracts/round.ts';
import { ResponseWords } from '#server/contracts/sealed-parts.ts';
import type { Survey } from '#server/contracts/survey.ts';
import { openPart } from '#server/sealing/open-part.ts';
import { schoolDay } from '#test/examples/school-day.ts';
import { makeApp, type TestServer } from '#test/helpers/make-app.ts';
import { putTogether } from '#test/helpers/put-together.ts';
import { putAttachment } from '#app/store/attachments.ts';
import { withStore } from '#app/store/database.ts';
import { startDraft, type Draft } from '#app/store/drafts.ts';
import { envelopeState, outboxRows, settle, takeForSending } from '#app/store/outbox.ts';
import { tryAgain } from '#app/store/outbox-by-hand.ts';
import { outboxTally } from '#app/store/outbox-tally.ts';
import { settlePieces, takePieces } from '#app/store/pieces.ts';
import { finishResponse } from '#app/surveys/finish-response.ts';
import { createSender, type Box, type SenderParts } from './sender.ts';
import { pieceSender, type PieceBox } from './send-pieces.ts';
import { workerOutbox } from './worker-outbox.ts';
import { workerPieces } from './worker-pieces.ts';

const plain = { concept: 'school', tags: [] };
/** The example's survey, and something to draw and to say. */
const survey: Survey = {
  ...schoolDay,
  pages: schoolDay.pages.toSpliced(1, 0, { kind: 'questions', questions: [{ ...plain, id: 'house', kind: 'drawing' }] }, { kind: 'questions', questions: [{ ...plain, id: 'voice', kind: 'sound', most: 60 }] }),
};
const drawing = new Uint8Array(randomBytes(2 * pieceBounds.bytes + 5_000));
const sound = new Uint8Array(randomBytes(300));

let server: TestServer;
let pack: Pack;
beforeAll(async () => {
  server = await makeApp('sqlite', { survey });
  pack = Pack.parse(await (await server.get('/api/packs/autumn/en')).json());
});
afterAll(() => server.close());
beforeEach(async () => {
  await withStore((store) => Promise.all([store.outbox, store.sent, store.pieces, store.attachments].map((table) => table.clear())));
});

async function answered(): Promise<string> {
  const started = await startDraft({
    round: pack.round.id, roundSlug: pack.round.slug, survey: pack.round.survey, language: 'en', page: 'voice', circumstances: {},
    voice: 'own', voiceChosen: true, assented: true, answers: [], words: {},
  });
  const drawn: Draft = await putAttachment(started, 'house', { kind: 'drawing', type: 'image/png', bytes: drawing });
  const said = await putAttachment(drawn, 'voice', { kind: 'sound', type: 'audio/webm', bytes: sound });
  return (await finishResponse(said, pack)).envelope;
}
const left = () => withStore(async ({ pieces, attachments, keys }) => ({ pieces: await pieces.count(), attachments: await attachments.count(), keys: await keys.count() }));

/** What the server has of a response, put together by somebody who may. */
async function atTheServer(id: string): Promise<{ house: Uint8Array; voice: Uint8Array }> {
  const row = await server.db.selectFrom('words').selectAll().where('response_id', '=', id).executeTakeFirstOrThrow();
  const key = await server.deps.keys.privateKey(row.key_id);
  if (key === undefined) throw new Error('no key');
  const place = { id, round: row.round_id, survey: { id: row.survey_id, version: row.survey_version }, bundle: row.bundle, key: row.key_id };
  const { attachments = [] } = ResponseWords.parse(JSON.parse((await openPart(place, 'words', row, key)) ?? ''));
  const rows = await server.db.selectFrom('attachment_pieces').selectAll().where('response_id', '=', id).execute();
  const pieces = rows.map(({ response_id: envelope, round_id: round, key_id, attachment_id: attachment, number, total: of, enc, ct }): Piece => ({ envelope, round, key: key_id, attachment, number, of, enc, ct }));
  const of = (question: string) => {
    const found = attachments.find((each) => each.question === question);
    if (found === undefined) throw new Error(`nothing came to ${question}`);
    return putTogether(found, pieces, key);
  };
  return { house: await of('house'), voice: await of('voice') };
}

const boxes: { who: string; box: Box; pieces: PieceBox }[] = [
  { who: 'a tab', box: { takeForSending, settle }, pieces: { takePieces, settlePieces } },
  { who: 'the service worker', box: workerOutbox, pieces: workerPieces },
];

describe.each(boxes)('what was drawn and said, sent from $who', ({ box, pieces }) => {
  type Way = (path: string, body: string) => Promise<Response>;
  const overTheNetwork: Way = async (path, body) => server.app.request(path, { method: 'POST', body });
  const senderOver = (way: Way, more: Partial<SenderParts> = {}) =>
    createSender({
      box, post: (body) => way('/api/envelopes', body), rest: pieceSender(pieces, (body) => way('/api/pieces', body)),
      alone: (work) => work(), after: () => () => undefined, random: () => 0, ...more,
    });

  test('arrives whole and once, and leaves nothing on the device', async () => {
    const id = await answered();
    expect(await left()).toEqual({ pieces: 4, attachments: 0, keys: 0 });
    expect([await envelopeState(id), (await outboxTally()).waiting]).toEqual(['waiting', 1]);
    expect(await senderOver(overTheNetwork).sendNow()).toBe(true);
    expect(await atTheServer(id)).toEqual({ house: drawing, voice: sound });
    expect([await envelopeState(id), (await outboxTally()).waiting, await left(), await outboxRows()]).toEqual(['sent', 0, { pieces: 0, attachments: 0, keys: 0 }, []]);
  });

  test('is not called sent before its last piece has arrived, and goes on where a breaking connection left it', async () => {
    const id = await answered();
    const others = await answered();
    let carried = 0;
    const sent: number[] = [];
    // Only 130 KB get through before it breaks, and of what gets through the answer is lost each second time.
    const breaking: Way = async (path, body) => {
      if (body.length > 140_000) throw new TypeError('Failed to fetch');
      if (path === '/api/pieces') sent.push((JSON.parse(body) as { pieces: unknown[] }).pieces.length);
      const reply = await overTheNetwork(path, body);
      carried += 1;
      if (carried % 2 === 0) throw new TypeError('Failed to fetch');
      return reply;
    };
    const sender = senderOver(breaking);
    for (let attempt = 0; (await outboxRows()).length > 0; attempt += 1) {
      expect(attempt).toBeLessThan(30);
      if ((await envelopeState(id)) === 'sent') expect(await atTheServer(id)).toEqual({ house: drawing, voice: sound });
      await sender.sendNow();
    }
    for (const each of [id, others]) {
      expect(await envelopeState(each)).toBe('sent');
      expect(await atTheServer(each)).toEqual({ house: drawing, voice: sound });
    }
    expect(Math.min(...sent)).toBeLessThan(3);
  });

  test('goes again with its envelope to a server that lost both', async () => {
    const id = await answered();
    let broken = true;
    const way: Way = async (path, body) => {
      if (path === '/api/pieces' && broken) throw new TypeError('Failed to fetch');
      return overTheNetwork(path, body);
    };
    const sender = senderOver(way);
    expect(await sender.sendNow()).toBe(false);
    expect(await envelopeState(id)).toBe('waiting');
    // As after a restore from yesterday's backup.
    for (const table of ['receipts', 'responses', 'answers', 'words', 'keeps', 'reading_queue'] as const) await server.db.deleteFrom(table).execute();
    broken = false;
    expect(await sender.sendNow()).toBe(true);
    expect(await atTheServer(id)).toEqual({ house: drawing, voice: sound });
  });

  test('that a server will not take is kept apart with the reason, all of it, and may be tried again', async () => {
    const id = await answered();
    const other = await answered();
    let spoil = true;
    const way: Way = (path, body) => {
      if (path !== '/api/pieces' || !spoil) return overTheNetwork(path, body);
      const { pieces: batch } = JSON.parse(body) as { pieces: Piece[] };
      return overTheNetwork(path, JSON.stringify({ pieces: batch.map((piece) => (piece.envelope === id && piece.number === 2 ? { ...piece, ct: piece.ct.slice(8) } : piece)) }));
    };
    await senderOver(way).sendNow();
    const [row] = await outboxRows();
    expect(row).toMatchObject({ id, state: { kind: 'refused', reason: { code: 'seal-broken', params: { part: 'piece' } } } });
    expect(await outboxTally()).toMatchObject({ waiting: 0, refused: 1 });
    expect(await envelopeState(other)).toBe('sent');
    spoil = false;
    await tryAgain(id);
    expect(await senderOver(overTheNetwork).sendNow()).toBe(true);
    expect(await atTheServer(id)).toEqual({ house: drawing, voice: sound });
  });

  test('is not held against it that the way cut a request short, or that somebody else answered', async () => {
    const id = await answered();
    const cut: Way = (path, body) => overTheNetwork(path, path === '/api/pieces' ? body.slice(0, body.length / 2) : body);
    const strange: Way = (path, body) => (path === '/api/pieces' ? Promise.resolve(Response.json({ code: 'not-found', params: {} }, { status: 404 })) : overTheNetwork(path, body));
    for (const way of [cut, strange]) {
      const sender = senderOver(way);
      for (let attempt = 0; attempt < 4; attempt += 1) expect(await sender.sendNow()).toBe(false);
      expect([await envelopeState(id), await outboxTally()]).toMatchObject(['waiting', { waiting: 1, refused: 0 }]);
    }
    expect(await senderOver(overTheNetwork).sendNow()).toBe(true);
    expect(await atTheServer(id)).toEqual({ house: drawing, voice: sound });
  });

  test('goes too where an earlier build took its envelope away when that had arrived', async () => {
    const id = await answered();
    const [row] = await outboxRows();
    if (row === undefined) throw new Error('the outbox is empty');
    await server.sendOne(row.envelope);
    await withStore(async (store) => {
      await store.outbox.clear();
      await store.sent.put({ id, at: Date.now() });
    });
    expect(await envelopeState(id)).toBe('waiting');
    expect(await senderOver(overTheNetwork).sendNow()).toBe(true);
    expect([await envelopeState(id), await atTheServer(id)]).toEqual(['sent', { house: drawing, voice: sound }]);
  });

  test('waits with an envelope that is refused, and holds up nobody', async () => {
    const id = await answered();
    await settle([{ id, kind: 'refused', reason: { code: 'words-not-open', params: {} } }]);
    const other = await answered();
    expect(await senderOver(overTheNetwork).sendNow()).toBe(true);
    expect([await envelopeState(id), await envelopeState(other), (await left()).pieces]).toEqual(['refused', 'sent', 4]);
    expect(await server.db.selectFrom('attachment_pieces').selectAll().where('response_id', '=', id).execute()).toEqual([]);
  });
});
