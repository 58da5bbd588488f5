import { expect, test } from 'vitest';
import type { Plan } from '#server/contracts/plan.ts';
import { aPack } from '#test/helpers/a-pack.ts';
import { anEnvelope } from '#test/helpers/an-envelope.ts';
import { finishResponse } from '#app/surveys/finish-response.ts';
import { databaseName } from './database.ts';
import { encryptDraft } from './draft-cipher.ts';
import { resumeDraft, saveDraft } from './drafts.ts';
import { keepLastPage, keptLastPage } from './last-page.ts';
import { keepPlan, keptPlan } from './keepsakes.ts';
import { dropAttachment, putAttachment, readAttachment } from './attachments.ts';
import { envelopeState, outboxRows, putInOutbox, settle, takeForSending } from './outbox.ts';
import { packOf, packLanguages, savePack } from './packs.ts';
import { putAwayRows } from './put-away.ts';
import { sharedMode } from './shared.ts';
import { keepWork, openWork, workHere } from './staff-work.ts';

const done = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });

/** The tables as the first release made them, by IndexedDB's own means: none of today's code has a part in them. Dexie counts its versions in tens. */
async function firstRelease(): Promise<IDBDatabase> {
  const open = indexedDB.open(databaseName, 10);
  open.onupgradeneeded = () => {
    const tables = open.result;
    tables.createObjectStore('drafts', { keyPath: 'id' }).createIndex('round', 'round');
    tables.createObjectStore('keys', { keyPath: 'id' });
    tables.createObjectStore('outbox', { keyPath: 'order', autoIncrement: true }).createIndex('id', 'id', { unique: true });
    tables.createObjectStore('sent', { keyPath: 'id' });
    tables.createObjectStore('packs', { keyPath: ['round', 'language'] });
    tables.createObjectStore('keepsakes', { keyPath: 'kind' });
    tables.createObjectStore('releases', { keyPath: 'area' });
    tables.createObjectStore('areas', { keyPath: 'area' });
  };
  return done(open);
}

async function put(database: IDBDatabase, rows: Record<string, readonly object[]>): Promise<void> {
  const transaction = database.transaction(Object.keys(rows), 'readwrite');
  for (const [table, each] of Object.entries(rows)) for (const row of each) transaction.objectStore(table).add(row);
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB'));
  });
}

const { pack } = await aPack();
const plan: Plan = { format: 1, language: 'en', survey: { id: 'my-future', version: 1 }, entries: [] };

test('A device of the first release opens with today’s code: its draft, what waits, its pack and its plan are all there, and go on', async () => {
  const id = crypto.randomUUID();
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const { id: roundId, slug, survey } = pack.round;
  const draft = {
    id, round: roundId, roundSlug: slug, survey, language: 'en', page: 'dream', circumstances: { year: 9 as const }, voice: 'own' as const, voiceChosen: true, assented: true,
    answers: [{ question: 'dream', voice: 'own' as const, value: { kind: 'choice' as const, option: 'travel' } }],
    words: { 'dream-words': { text: 'See the sea', language: 'en' } },
    revision: 7,
  };
  const [waiting, refused] = [anEnvelope(), anEnvelope()];
  const sizeOf = (envelope: object) => JSON.stringify(envelope).length;
  const sent = crypto.randomUUID();

  const old = await firstRelease();
  await put(old, {
    drafts: [{ id, round: slug, revision: 7, savedAt: Date.now(), ...(await encryptDraft(key, id, 7, draft)) }],
    keys: [{ id, key }],
    outbox: [
      { id: waiting.id, envelope: waiting, size: sizeOf(waiting), state: { kind: 'sending' } },
      { id: refused.id, envelope: refused, size: sizeOf(refused), state: { kind: 'refused', reason: { code: 'key-unknown', params: {} } } },
    ],
    sent: [{ id: sent, at: Date.now() }],
    packs: [{ round: slug, language: 'en', pack, tag: '"1"' }],
    keepsakes: [{ kind: 'plan', plan }],
  });
  old.close();

  const found = await resumeDraft(slug);
  expect(found).toEqual(draft);
  expect((await outboxRows()).map(({ envelope, state }) => [envelope, state.kind])).toEqual([[waiting, 'sending'], [refused, 'refused']]);
  expect(await envelopeState(sent)).toBe('sent');
  expect(await packOf(slug, 'en')).toEqual(pack);
  expect(await keptPlan()).toEqual({ plan, mine: [] });
  expect([await sharedMode(), await putAwayRows(), await workHere()]).toEqual([undefined, [], undefined]);

  // All of it is worked with as if it had been made today.
  await savePack({ ...pack, bundle: { ...pack.bundle, language: 'pl' } });
  expect((await packLanguages(slug)).toSorted()).toEqual(['en', 'pl']);
  const drawn = await putAttachment(draft, 'house', { kind: 'drawing', type: 'image/png', bytes: new Uint8Array([1, 2, 3]) });
  expect((await readAttachment(drawn, 'house'))?.content).toEqual(new Uint8Array([1, 2, 3]));
  const saved = await saveDraft({ ...(await dropAttachment(drawn, 'house')), page: 'why' });
  const { envelope } = await finishResponse(saved, pack);
  await putInOutbox(waiting);
  expect((await takeForSending(10, 1_000_000)).map((row) => row.id)).toEqual([waiting.id, envelope]);
  await settle([{ id: waiting.id, kind: 'acknowledged' }, { id: envelope, kind: 'acknowledged' }]);
  expect((await outboxRows()).map((row) => row.id)).toEqual([refused.id]);
  await keepPlan(plan);
  const kept = await keepLastPage({ envelope });
  expect(await keptLastPage(kept)).toEqual({ envelope });
  await keepWork({ kind: 'pin', pin: '480216' }, { kept: true }, 1_000);
  expect(await openWork({ kind: 'pin', pin: '480216' }, Date.now())).toMatchObject({ content: { kept: true } });
});
