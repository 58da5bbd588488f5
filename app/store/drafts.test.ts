import { Dexie } from 'dexie';
import { afterEach, describe, expect, test } from 'vitest';
import { commitsUnheard } from '#test/helpers/commits-unheard.ts';
import { closeStore, databaseName } from './database.ts';
import { dropAllDrafts, dropDraft, resumeDraft, saveDraft, startDraft, type Draft } from './drafts.ts';

const secretWords = 'I want to work with horses';
const beginning: Omit<Draft, 'id' | 'revision'> = {
  round: '3f1c1b52-6f0e-4c55-9d4e-0f1f6f3b2a11',
  roundSlug: 'my-future',
  survey: { id: 'my-future', version: 1 },
  language: 'ur',
  page: 'welcome',
  circumstances: { stage: 'E', year: 9 },
  card: '0123456789ABCDEF',
  voice: 'own',
  voiceChosen: false,
  assented: false,
  answers: [],
  words: {},
};

/** Everything on disk, as somebody who takes the device apart would find it. */
async function onDisk(): Promise<{ text: string; keys: CryptoKey[] }> {
  const db = await new Dexie(databaseName).open();
  const keys: CryptoKey[] = [];
  const texts: string[] = [];
  const look = (value: unknown): void => {
    if (value instanceof CryptoKey) keys.push(value);
    else if (value instanceof ArrayBuffer) texts.push(new TextDecoder('latin1').decode(value));
    else if (ArrayBuffer.isView(value)) texts.push(new TextDecoder('latin1').decode(value));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
    else texts.push(String(value));
  };
  for (const table of db.tables) look(await table.toArray());
  db.close();
  return { text: texts.join('\n'), keys };
}

afterEach(dropAllDrafts);

describe('a draft', () => {
  test('comes back as it was, on the page where the person was', async () => {
    const started = await startDraft(beginning);
    const saved = await saveDraft({
      ...started,
      page: 'dream',
      answers: [{ question: 'dream', voice: 'read-to', value: { kind: 'choice', option: 'job' } }],
      words: { 'dream-words': { text: secretWords, language: 'en' } },
    });
    closeStore();
    expect(await resumeDraft('my-future')).toEqual(saved);
    expect(saved.revision).toBe(started.revision + 1);
    expect(await resumeDraft('another-round')).toBeUndefined();
  });

  test('is not readable on disk, and its key cannot be taken out', async () => {
    const started = await startDraft(beginning);
    await saveDraft({ ...started, words: { 'dream-words': { text: secretWords, language: 'en' } } });
    const { text, keys } = await onDisk();
    for (const secret of [secretWords, '0123456789ABCDEF', 'dream-words']) expect(text).not.toContain(secret);
    expect(keys).toHaveLength(1);
    for (const key of keys) await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  test('leaves neither row nor key when it is dropped', async () => {
    const started = await startDraft(beginning);
    await saveDraft(started);
    await dropDraft(started.id);
    const { text, keys } = await onDisk();
    expect(keys).toEqual([]);
    expect(text).not.toContain(started.id);
    expect(await resumeDraft('my-future')).toBeUndefined();
    await expect(saveDraft(started)).rejects.toMatchObject({ trouble: 'gone', draft: started.id });
  });

  test('that is not here any more is not called deleted: nobody knows what became of it', async () => {
    const started = await startDraft(beginning);
    await dropAllDrafts();
    await expect(dropDraft(started.id)).rejects.toMatchObject({ name: 'StoreError', trouble: 'gone', draft: started.id });
  });

  test('that was deleted although nobody heard of it is deleted: the second try knows its own first', async () => {
    const started = await startDraft(beginning);
    const heardAgain = commitsUnheard(1);
    await dropDraft(started.id);
    heardAgain();
    expect(await resumeDraft('my-future')).toBeUndefined();
  });

  test('of two people is under two keys, and the one saved last is resumed', async () => {
    const first = await startDraft(beginning);
    await new Promise((resolve) => setTimeout(resolve, 3));
    const second = await startDraft(beginning);
    expect((await resumeDraft('my-future'))?.id).toBe(second.id);
    expect((await onDisk()).keys).toHaveLength(2);
    await dropDraft(second.id);
    expect((await resumeDraft('my-future'))?.id).toBe(first.id);
  });

  test('open in two tabs is overwritten by neither', async () => {
    const started = await startDraft(beginning);
    const kept = await saveDraft({ ...started, page: 'likes' });
    await expect(saveDraft({ ...started, page: 'work' })).rejects.toMatchObject({ name: 'StoreError', trouble: 'elsewhere' });
    expect(await resumeDraft('my-future')).toEqual(kept);
  });

  test('whose first save was done unheard is begun anew above it: who went on with that in another tab is told', async () => {
    const id = crypto.randomUUID();
    const heardAgain = commitsUnheard(3);
    await expect(startDraft(beginning, id)).rejects.toMatchObject({ trouble: 'broken' });
    heardAgain();
    const other = await resumeDraft('my-future');
    const again = await startDraft({ ...beginning, page: 'likes' }, id);
    expect(await resumeDraft('my-future')).toEqual(again);
    await expect(saveDraft({ ...(other ?? again), page: 'work' })).rejects.toMatchObject({ trouble: 'elsewhere' });
    expect(other?.revision).toBeLessThan(again.revision);
    expect((await saveDraft(again)).revision).toBe(again.revision + 1);
  });

  test('is begun as often as it takes, and not where another tab went on with it meanwhile', async () => {
    const id = crypto.randomUUID();
    for (const page of ['likes', 'work', 'dream']) {
      const heardAgain = commitsUnheard(3);
      await expect(startDraft({ ...beginning, page }, id)).rejects.toMatchObject({ trouble: 'broken' });
      heardAgain();
    }
    const started = await startDraft({ ...beginning, page: 'why' }, id);
    expect(await resumeDraft('my-future')).toEqual(started);

    const another = crypto.randomUUID();
    const heardAgain = commitsUnheard(3);
    await expect(startDraft({ ...beginning, roundSlug: 'another' }, another)).rejects.toMatchObject({ trouble: 'broken' });
    heardAgain();
    const there = await resumeDraft('another');
    const kept = await saveDraft({ ...(there ?? started), page: 'work' });
    await expect(startDraft({ ...beginning, roundSlug: 'another' }, another)).rejects.toMatchObject({ trouble: 'elsewhere' });
    expect(await resumeDraft('another')).toEqual(kept);
  });

  test('whose row was changed on disk, or moved to another revision, is not believed', async () => {
    const started = await startDraft(beginning);
    const db = await new Dexie(databaseName).open();
    await db.table('drafts').update(started.id, { revision: 7 });
    db.close();
    await expect(resumeDraft('my-future')).rejects.toMatchObject({ trouble: 'unreadable', draft: started.id });
  });

  test('without its key is unreadable, and says which one it is', async () => {
    const started = await startDraft(beginning);
    const db = await new Dexie(databaseName).open();
    await db.table('keys').clear();
    db.close();
    await expect(resumeDraft('my-future')).rejects.toMatchObject({ trouble: 'unreadable', draft: started.id });
  });

  test('keeps the store open while a newer build wants to change it, and lets it through afterwards', async () => {
    const started = await startDraft(beginning);
    const heard: string[] = [];
    const upgrade = indexedDB.open(databaseName, 1_000);
    upgrade.onblocked = () => heard.push('blocked');
    const upgraded = new Promise<IDBDatabase>((resolve) => {
      upgrade.onsuccess = () => {
        resolve(upgrade.result);
      };
    });
    await expect.poll(() => heard).toEqual(['blocked']);
    const saved = await saveDraft(started);
    expect(saved.revision).toBe(2);
    await dropDraft(started.id);
    (await upgraded).close();
    expect(await resumeDraft('my-future')).toBeUndefined();
  });
});
