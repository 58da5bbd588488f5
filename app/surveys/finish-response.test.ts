import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Envelope } from '#server/contracts/envelope.ts';
import { isOwnVoice } from '#server/contracts/choices.ts';
import { Response as Answered } from '#server/contracts/sealed-parts.ts';
import { aPack } from '#test/helpers/a-pack.ts';
import { commitsUnheard } from '#test/helpers/commits-unheard.ts';
import { onChange } from '#app/store/changes.ts';
import { dropAllDrafts, dropDraft, resumeDraft, saveDraft, startDraft, type Draft } from '#app/store/drafts.ts';
import { closeStore, withStore } from '#app/store/database.ts';
import { finishDraft } from '#app/store/finish.ts';
import { envelopeState, outboxRows, settle } from '#app/store/outbox.ts';
import { finishResponse } from './finish-response.ts';
import { openKeepCopy } from '#app/sealing/open-keep-copy.ts';

const { pack, open } = await aPack();

const begin = (): Promise<Draft> =>
  startDraft({
    round: pack.round.id,
    roundSlug: pack.round.slug,
    survey: pack.round.survey,
    language: 'en',
    page: 'check',
    circumstances: { year: 9 },
    card: '0123456789ABCDEF',
    voice: 'pressed-for',
    voiceChosen: true,
    assented: true,
    answers: [
      { question: 'dream', voice: 'own', value: { kind: 'choice', option: 'travel' } },
      { question: 'dream-words', voice: 'own', value: { kind: 'words' } },
      { question: 'why-words', voice: 'own', value: { kind: 'words' } },
      { question: 'talk', voice: 'pressed-for', value: { kind: 'choice', option: 'no' } },
      // Shown only with an EHC plan, and this card says nothing of one.
      { question: 'after-year-11', voice: 'own', value: { kind: 'several', options: ['supported-internship', 'college'] } },
    ],
    words: { 'dream-words': { text: 'See the sea', language: 'en' }, 'why-words': { text: '   ', language: 'en' } },
  });

beforeEach(async () => {
  await withStore((store) => store.outbox.clear());
});
afterEach(dropAllDrafts);

describe('finishing', () => {
  test('seals what stands, leaves the outbox with the envelope, and the device with nothing readable', async () => {
    const draft = await begin();
    const { envelope, secret, copy } = await finishResponse(draft, pack);
    expect(envelope).toBe(draft.id);

    const [row, ...others] = await outboxRows();
    expect(others).toEqual([]);
    if (row === undefined) throw new Error('the outbox is empty');
    expect(Envelope.safeParse(row.envelope).success).toBe(true);
    expect(await envelopeState(envelope)).toBe('waiting');
    expect(await resumeDraft(pack.round.slug)).toBeUndefined();
    expect(await withStore((store) => store.keys.count())).toBe(0);

    const response = await open(row.envelope, 'answers');
    expect(response).toMatchObject({ envelope, simulated: false });
    expect(Answered.parse(response).answers).toEqual(
      expect.arrayContaining([
        { question: 'after-year-11', voice: 'own', value: { kind: 'several', options: ['college'] } },
        { question: 'why-words', voice: 'own', value: { kind: 'skipped' } },
      ]),
    );
    expect(JSON.stringify(response)).not.toContain('0123456789ABCDEF');
    expect(await open(row.envelope, 'words')).toEqual({ format: 1, words: [{ question: 'dream-words', language: 'en', text: 'See the sea' }] });

    expect(copy.answers.every((answer) => answer.question !== 'talk' && isOwnVoice(answer.voice))).toBe(true);
    expect(await openKeepCopy(secret, row.envelope.keep?.copy ?? '')).toEqual(copy);
  });

  test('that broke the rules leaves the draft where it was', async () => {
    const draft = await begin();
    const wrong = await saveDraft({ ...draft, answers: [{ question: 'talk', voice: 'own', value: { kind: 'scale', place: 'well' } }] });
    await expect(finishResponse(wrong, pack)).rejects.toMatchObject({ name: 'FinishError', problem: { code: 'answer-wrong-kind' } });
    expect(await outboxRows()).toEqual([]);
    expect(await resumeDraft(pack.round.slug)).toEqual(wrong);
  });

  test('an older revision than the one on disk puts nothing in the outbox', async () => {
    const draft = await begin();
    const newer = await saveDraft({ ...draft, page: 'saved' });
    await expect(finishResponse(draft, pack)).rejects.toMatchObject({ trouble: 'elsewhere' });
    expect(await outboxRows()).toEqual([]);
    expect(await resumeDraft(pack.round.slug)).toEqual(newer);
  });

  test('is all or nothing where the device is full, and the second try stores the same bytes', async () => {
    const draft = await begin();
    const full = vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await expect(finishResponse(draft, pack)).rejects.toMatchObject({ trouble: 'full' });
    full.mockRestore();
    expect(await outboxRows()).toEqual([]);
    expect(await resumeDraft(pack.round.slug)).toEqual(draft);
    await finishResponse(draft, pack);
    expect(await envelopeState(draft.id)).toBe('waiting');
  });

  test('in one tab is not undone in another, which is told so instead of "deleted"', async () => {
    const draft = await begin();
    await finishResponse(draft, pack);
    await expect(dropDraft(draft.id)).rejects.toMatchObject({ trouble: 'finished' });
    await settle([{ id: draft.id, kind: 'acknowledged' }]);
    await expect(dropDraft(draft.id)).rejects.toMatchObject({ trouble: 'finished' });
    expect(await envelopeState(draft.id)).toBe('sent');
  });

  test('in one tab is not called deleted in another days later, when nobody remembers that it was sent', async () => {
    const draft = await begin();
    await finishResponse(draft, pack);
    await settle([{ id: draft.id, kind: 'acknowledged' }]);
    const days = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 3 * 86_400_000);
    await settle([]);
    days.mockRestore();
    expect(await envelopeState(draft.id)).toBeUndefined();
    await expect(dropDraft(draft.id)).rejects.toMatchObject({ trouble: 'gone' });
  });

  test('that nobody heard of is sent all the same, as soon as it is on disk', async () => {
    const draft = await begin();
    const heard = vi.fn<() => void>();
    const silence = onChange('to-send', heard);
    const heardAgain = commitsUnheard(3);
    await expect(finishResponse(draft, pack)).rejects.toMatchObject({ trouble: 'broken' });
    heardAgain();
    silence();
    expect(await envelopeState(draft.id)).toBe('waiting');
    expect(heard).toHaveBeenCalled();
  });

  test('pressed twice at once is one envelope and one keep card', async () => {
    const draft = await begin();
    const [one, other] = await Promise.all([finishResponse(draft, pack), finishResponse(draft, pack)]);
    expect(other).toEqual(one);
    expect(await outboxRows()).toHaveLength(1);
  });

  test('goes on when the connection is lost under it', async () => {
    const draft = await begin();
    closeStore();
    await finishResponse(draft, pack);
    expect(await envelopeState(draft.id)).toBe('waiting');
  });

  test('twice with the same bytes is once, with other bytes it is refused, and after dropping there is nothing to finish', async () => {
    const draft = await begin();
    await finishResponse(draft, pack);
    const [row] = await outboxRows();
    if (row === undefined) throw new Error('the outbox is empty');
    await finishDraft(draft, row.envelope, { revision: draft.revision });
    expect(await outboxRows()).toHaveLength(1);
    await expect(finishResponse(draft, pack)).rejects.toMatchObject({ trouble: 'finished' });
    await settle([{ id: draft.id, kind: 'acknowledged' }]);
    expect(await envelopeState(draft.id)).toBe('sent');

    const dropped = await begin();
    await dropAllDrafts();
    await expect(finishResponse(dropped, pack)).rejects.toMatchObject({ trouble: 'gone' });
    expect(await envelopeState(dropped.id)).toBeUndefined();
  });
});
