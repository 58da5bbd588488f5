import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bounds } from '#server/contracts/bounds.ts';
import type { Envelope } from '#server/contracts/envelope.ts';
import type { ProblemCode } from '#server/contracts/problem.ts';
import type { AnswerValue } from '#server/contracts/response.ts';
import { answersOf, calmDay, dayWithWords } from '#test/examples/school-day.ts';
import { engines, makeApp, problemOf, type TestServer, type TestServerSettings } from '#test/helpers/make-app.ts';
import { sealed, sealText, type ToSeal } from '#test/helpers/sealed.ts';

/** Something only a person would have written: it must come back in no reply. */
const secret = 'do not repeat me';
const tables = ['answers', 'audit_log', 'held', 'keeps', 'reading_queue', 'receipts', 'responses', 'words'] as const;

/** The last character of base64url changed in its highest bit, which always counts. */
const changed = (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;

describe.each(engines)('bad input, on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await makeApp(engine);
  });
  afterAll(() => server.close());

  const envelope = (changes: Partial<ToSeal> = {}) => sealed({ round: server.round, bundle: server.bundle, answers: calmDay(), ...changes });
  const written = (place: Envelope) => sealText(server.round, place, 'words', '{"format":1,"words":[]}');
  const rows = async () => Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await server.count(table)])));
  const another = '4b5f2c1e-0a57-4f3f-9a3e-2f6a0f1f7c21';

  const refusals: [string, ProblemCode, (good: Envelope) => unknown | Promise<unknown>][] = [
    ['nothing', 'envelope-not-understood', () => null],
    ['a number', 'envelope-not-understood', () => 7],
    ['words for an envelope', 'envelope-not-understood', () => secret],
    ['an id that is not random', 'envelope-not-understood', (good) => ({ ...good, id: 'child-17' })],
    ['a field that is not known', 'envelope-not-understood', (good) => ({ ...good, [secret]: secret })],
    ['no answers', 'envelope-not-understood', ({ answers: _answers, ...rest }) => rest],
    ['a part that is not base64url', 'envelope-not-understood', (good) => ({ ...good, answers: { ...good.answers, ct: secret } })],
    ['a card code that cannot be one', 'envelope-not-understood', (good) => ({ ...good, card: 'ILOU' })],
    ['answers that are too large', 'envelope-too-large', (good) => ({ ...good, answers: { ...good.answers, ct: 'A'.repeat(bounds.answersBytes * 2) } })],
    ['words that are too large', 'envelope-too-large', (good) => ({ ...good, words: { ...good.answers, ct: 'A'.repeat(bounds.wordsBytes * 2) } })],
    ['an unknown round', 'round-unknown', (good) => ({ ...good, round: another })],
    ['an unknown key', 'key-unknown', (good) => ({ ...good, key: another })],
    ['answers cut short', 'seal-broken', (good) => ({ ...good, answers: { ...good.answers, ct: good.answers.ct.slice(0, -40) } })],
    ['answers of no bytes', 'seal-broken', (good) => ({ ...good, answers: { ...good.answers, ct: '' } })],
    ['a changed answer', 'seal-broken', (good) => ({ ...good, answers: { ...good.answers, ct: changed(good.answers.ct) } })],
    ['a changed encapsulated key', 'seal-broken', (good) => ({ ...good, answers: { ...good.answers, enc: changed(good.answers.enc) } })],
    ['another id', 'seal-broken', (good) => ({ ...good, id: another })],
    ['words cut short', 'seal-broken', async (good) => ({ ...good, words: { ...(await written(good)), ct: (await written(good)).ct.slice(0, -40) } })],
    ['a changed word', 'seal-broken', async (good) => { const words = await written(good); return { ...good, words: { ...words, ct: changed(words.ct) } }; }],
    ['words of three bytes', 'seal-broken', (good) => ({ ...good, words: { enc: 'AAAA', ct: 'AAAA' } })],
    ['words of somebody else', 'seal-broken', async (good) => ({ ...good, words: await written({ ...good, id: another }) })],
    ['another bundle', 'seal-broken', (good) => ({ ...good, bundle: '0'.repeat(64) })],
    ['another survey version', 'seal-broken', (good) => ({ ...good, survey: { ...good.survey, version: 2 } })],
    ['answers sealed as words', 'seal-broken', async (good) => ({ ...good, answers: await sealText(server.round, good, 'words', '{}') })],
  ];

  it.each(refusals)('%s is refused (%s), and nothing of it is stored', async (_name, code, spoil) => {
    const before = await rows();
    const reply = await server.post('/api/envelopes', { envelopes: [await spoil(await envelope())] });
    const text = await reply.text();
    expect(JSON.parse(text)).toMatchObject({ receipts: [{ outcome: 'refused', problem: { code } }] });
    expect(text).not.toContain(secret);
    expect(await rows()).toEqual(before);
  });

  const wrongAnswers: [ProblemCode, Record<string, AnswerValue>][] = [
    ['question-unknown', { weather: { kind: 'choice', option: 'sun' } }],
    ['question-unknown', { 'old-question': { kind: 'skipped' } }],
    ['question-not-shown', { travel: { kind: 'choice', option: 'walk' }, 'bus-is': { kind: 'several', options: ['loud'] } }],
    ['option-unknown', { travel: { kind: 'choice', option: 'rocket' } }],
    ['option-not-shown', { travel: { kind: 'choice', option: 'taxi' } }],
    ['answer-wrong-kind', { travel: { kind: 'scale', place: 'well' } }],
    ['answer-twice', { travel: { kind: 'choice', option: 'bus' }, 'bus-is': { kind: 'several', options: ['loud', 'loud'] } }],
    ['answer-too-many', { travel: { kind: 'choice', option: 'bus' }, 'bus-is': { kind: 'several', options: ['loud', 'late', 'fun'] } }],
    ['words-missing', { change: { kind: 'words' } }],
  ];

  it.each(wrongAnswers)('a response that breaks the rules is held for a person (%s)', async (code, values) => {
    const sent = await envelope({ answers: answersOf(values) });
    const responses = await server.count('responses');
    expect(await server.sendOne(sent)).toMatchObject({ outcome: 'held', id: sent.id, problem: { code } });
    const held = await server.db.selectFrom('held').selectAll().where('id', '=', sent.id).executeTakeFirstOrThrow();
    expect(held).toMatchObject({ code, received_on: '2026-11-21' });
    expect(JSON.parse(held.envelope)).toEqual(sent);
    expect(await server.count('responses')).toBe(responses);
    expect(await server.sendOne(sent)).toEqual({ outcome: 'already', id: sent.id });
  });

  it('words that came without an answer are held', async () => {
    const sent = await envelope({ words: { change: 'Hello' } });
    expect(await server.sendOne(sent)).toMatchObject({ outcome: 'held', problem: { code: 'words-without-answer' } });
  });

  const strange: [string, ProblemCode, Partial<ToSeal>][] = [
    ['a response without a format', 'response-not-understood', { response: { format: 9 } }],
    ['a response with a field that is not known', 'response-not-understood', { response: { name: secret } }],
    ['a parent in a round for young people', 'response-not-understood', { response: { audience: 'parent-or-carer' } }],
    ['a response made for another envelope', 'response-for-another-envelope', { response: { envelope: another } }],
    ['a response made for another round', 'response-for-another-envelope', { response: { round: another } }],
    ['a language that the round does not offer', 'language-not-offered', { response: { language: 'pl' } }],
    ['a version that was never published', 'survey-version-unknown', { place: { survey: { id: 'school-day', version: 7 } }, response: { survey: { id: 'school-day', version: 7 } } }],
  ];

  it.each(strange)('%s is held (%s)', async (_name, code, changes) => {
    const reply = await server.post('/api/envelopes', { envelopes: [await envelope(changes)] });
    const text = await reply.text();
    expect(JSON.parse(text)).toMatchObject({ receipts: [{ outcome: 'held', problem: { code } }] });
    expect(text).not.toContain(secret);
  });

  it('what opens but is not JSON is held', async () => {
    const good = await envelope();
    const receipt = await server.sendOne({ ...good, answers: await sealText(server.round, good, 'answers', 'not JSON') });
    expect(receipt).toMatchObject({ outcome: 'held', problem: { code: 'response-not-understood' } });
  });

  it('a held envelope uses its card, without its number', async () => {
    const card = (await server.cards()).find(({ used }) => !used);
    const sent = await envelope({ answers: answersOf({ weather: { kind: 'skipped' } }), card: card?.code ?? '' });
    await server.sendOne(sent);
    const held = await server.db.selectFrom('held').selectAll().where('id', '=', sent.id).executeTakeFirstOrThrow();
    expect(held).toMatchObject({ arrived_by: 'card', batch_id: card?.batch });
    expect(held.envelope).not.toContain(card?.code);
  });

  it('the same id with other bytes is refused, and the first stays', async () => {
    const first = await envelope();
    const second = await envelope({ id: first.id });
    expect((await server.sendOne(first)).outcome).toBe('stored');
    expect(await server.sendOne(second)).toEqual({ outcome: 'refused', id: first.id, problem: { code: 'id-taken', params: {} } });
    expect(await server.sendOne(first)).toEqual({ outcome: 'already', id: first.id });
  });

  it('the same id with other bytes in one batch: one is stored, the other refused', async () => {
    const first = await envelope();
    const receipts = await server.send([first, await envelope({ id: first.id })]);
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['stored', 'refused']);
  });

  it('one bad envelope stops none of its batch, and receipts come in the order sent', async () => {
    const good = await Promise.all([envelope(), envelope(), envelope()]);
    const held = await envelope({ answers: answersOf({ weather: { kind: 'skipped' } }) });
    const receipts = await server.send([good[0], null, good[1], held, { ...good[0], id: another }, good[2]]);
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['stored', 'refused', 'stored', 'held', 'refused', 'stored']);
    expect(receipts.map(({ id }) => id)).toEqual([good[0]?.id, null, good[1]?.id, held.id, another, good[2]?.id]);
  });

  it('a body that is not JSON, not a batch, an empty batch or too long a batch is a problem', async () => {
    const raw = (body: string) => server.app.request('/api/envelopes', { method: 'POST', body });
    expect(await problemOf(await raw(`{"envelopes": "${secret}`))).toEqual({ code: 'body-not-json', params: {}, status: 400 });
    expect(await problemOf(await raw(''))).toMatchObject({ code: 'body-not-json' });
    for (const body of [[], { envelopes: [] }, { envelopes: secret }, { [secret]: [] }, { envelopes: Array.from({ length: bounds.envelopesPerBatch + 1 }, () => null) }]) {
      expect(await problemOf(await server.post('/api/envelopes', body))).toEqual({ code: 'body-not-understood', params: {}, status: 400 });
    }
  });

  it('a body larger than allowed is not read to its end, whether it says its length or not', async () => {
    const stated = await server.app.request('/api/envelopes', { method: 'POST', headers: { 'content-length': String(bounds.bodyBytes + 1) }, body: '{}' });
    expect(await problemOf(stated)).toEqual({ code: 'body-too-large', params: { most: bounds.bodyBytes }, status: 413 });

    let sentBytes = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sentBytes += 1_000_000;
        controller.enqueue(new Uint8Array(1_000_000).fill(0x20));
      },
    });
    const streamed = await server.app.request('/api/envelopes', { method: 'POST', body: endless, duplex: 'half' } as RequestInit);
    expect(await problemOf(streamed)).toMatchObject({ code: 'body-too-large' });
    expect(sentBytes).toBeLessThan(bounds.bodyBytes + 3_000_000);
  });
});

describe.each(engines)('answers of the simulation, on %s', (engine) => {
  it('are held in an area that is not made up, and answers of people are not', async () => {
    const server = await makeApp(engine, { madeUp: false, words: false });
    const envelope = (simulated: boolean) => sealed({ round: server.round, bundle: server.bundle, answers: answersOf({ travel: { kind: 'choice', option: 'walk' } }), response: { simulated } });
    expect(await server.sendOne(await envelope(true))).toMatchObject({ outcome: 'held', problem: { code: 'simulated-not-here', params: {} } });
    expect(await server.count('responses')).toBe(0);
    expect(await server.sendOne(await envelope(false))).toMatchObject({ outcome: 'stored' });
    await server.close();
  });
});

describe.each(engines)('words where nobody may write, on %s', (engine) => {
  const closed: [string, TestServerSettings][] = [
    ['the round did not open them', { words: false }],
    ['the area is real', { madeUp: false, words: false }],
    ['the server is not the demo', { words: false, demo: false }],
  ];
  it.each(closed)('are refused because %s', async (_why, settings) => {
    const server = await makeApp(engine, settings);
    expect(server.round.words).toBe(false);
    // The row itself may say otherwise; the server does not listen to it outside the demo.
    if (settings.demo === false || settings.madeUp === false) await server.db.updateTable('rounds').set({ words: 1 }).execute();
    const sent = await sealed({ round: server.round, bundle: server.bundle, answers: dayWithWords(), words: { change: 'Hello' } });
    expect(await server.sendOne(sent)).toEqual({ outcome: 'refused', id: sent.id, problem: { code: 'words-not-open', params: {} } });
    expect(await server.count('words')).toBe(0);
    expect(await server.count('receipts')).toBe(0);
    await server.close();
  });

  it('cannot be opened for a real area at all', async () => {
    await expect(makeApp(engine, { madeUp: false })).rejects.toThrow('nobody is there to read them');
    await expect(makeApp(engine, { demo: false })).rejects.toThrow('nobody is there to read them');
  });
});
