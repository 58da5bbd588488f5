import { expect, test } from 'vitest';
import { aPack } from '#test/helpers/a-pack.ts';
import { newSharedSecret, sharedKeys } from '#app/sealing/put-away.ts';
import { withStore } from '#app/store/database.ts';
import { startDraft } from '#app/store/drafts.ts';
import { outboxTally } from '#app/store/outbox-tally.ts';
import { joinHere, changeHere, sessionHere, type SessionHere } from '#app/store/session-here.ts';
import { shareDevice } from '#app/store/share-device.ts';
import { finishResponse } from '#app/surveys/finish-response.ts';
import { putAllAway } from '#app/surveys/hand-over.ts';
import { checkOf } from './pin.ts';
import { begin, noteDraft, noteFinished, noteOver } from './turns.ts';

const people = 40;
const { pack, open } = await aPack();
const secretWords = (person: number) => `only person ${person} knows this`;

/** Everything that the stores of this device hold, but for keys that nothing can read out. */
async function everything(): Promise<string> {
  const rows = await withStore(async (store) => Promise.all(store.tables.map(async (table) => [table.name, await table.toArray()])));
  return JSON.stringify(rows, (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : value));
}

test('who steals a tablet with 40 unsent answers, and one unfinished, reads none of them: not in any store, and not the PIN', async () => {
  const secret = newSharedSecret();
  const mode = { publicKey: (await sharedKeys(secret)).publicKey, awayAfter: 5 } as const;
  await shareDevice(mode);
  const codes = Array.from({ length: people + 2 }, (_, n) => String(n).padStart(16, 'C'));
  const here: SessionHere = {
    kind: 'session',
    area: 'riverside',
    session: 'a',
    day: '2026-11-22',
    device: 'b',
    token: 'T'.repeat(43),
    number: 1,
    many: true,
    pin: await checkOf('90210', 1_000),
    rounds: [{ slug: pack.round.slug, survey: pack.survey.id, languages: ['en'] }],
    languages: ['en'],
    needs: [],
    codes: [{ round: pack.round.slug, batch: 's-1', codes }],
    finished: 0,
    answering: false,
    turn: 0,
    state: 'open',
  };
  await joinHere(here);
  const answering = async (person: number) => {
    const { begun } = (await changeHere((row) => begin(row, 0))) ?? here;
    const draft = await startDraft({
      round: pack.round.id,
      roundSlug: pack.round.slug,
      survey: pack.round.survey,
      language: 'en',
      page: 'check',
      circumstances: {},
      ...(begun?.code === undefined ? {} : { card: begun.code }),
      voice: 'own',
      voiceChosen: true,
      assented: true,
      answers: [{ question: 'dream', voice: 'own', value: { kind: 'choice', option: 'travel' } }, { question: 'dream-words', voice: 'own', value: { kind: 'words' } }],
      words: { 'dream-words': { text: secretWords(person), language: 'en' } },
    });
    await changeHere((row) => noteDraft(row, draft.id));
    return draft;
  };
  for (let person = 1; person <= people; person += 1) {
    const draft = await answering(person);
    await finishResponse(draft, pack);
    await changeHere((row) => noteOver(noteFinished(row, draft.id), false));
  }
  await answering(people + 1);
  await putAllAway(mode, Date.now());
  await changeHere((row) => noteOver(row, false));

  expect((await outboxTally()).waiting).toBe(people);
  expect(await sessionHere()).toMatchObject({ finished: people, codes: [{ codes: [codes.at(-1)] }] });
  const all = await everything();
  for (let person = 1; person <= people + 1; person += 1) expect(all).not.toContain(secretWords(person));
  for (const word of ['travel', 'dream', '90210', secret]) expect(all, word).not.toContain(word);
  // It is there, for the server alone.
  const row = await withStore((store) => store.outbox.toCollection().first());
  if (row === undefined) throw new Error('the outbox is empty');
  expect(JSON.stringify(await open(row.envelope, 'words'))).toContain('knows this');
});
