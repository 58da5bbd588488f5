import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { Response as Answered } from '#server/contracts/sealed-parts.ts';
import { withStore } from '#app/store/database.ts';
import { dropAllDrafts, resumeDraft, saveDraft, startDraft, type Draft } from '#app/store/drafts.ts';
import { outboxRows } from '#app/store/outbox.ts';
import { aPack } from '#test/helpers/a-pack.ts';
import { dropAnswers } from './drop-answers.ts';
import { finishResponse } from './finish-response.ts';

/** The young person's round, and the one that stands beside it: asked the same, so that nothing but the round tells them apart. */
const rounds = { young: await aPack(), view: await aPack({ slug: 'parents', audience: 'parent-or-carer' }) } as const;
type Side = keyof typeof rounds;

const begin = (side: Side, option: string): Promise<Draft> => {
  const { round } = rounds[side].pack;
  return startDraft({
    round: round.id, roundSlug: round.slug, survey: round.survey, language: 'en', page: 'check', circumstances: {}, voice: 'own', voiceChosen: true, assented: true,
    answers: [{ question: 'dream', voice: 'own', value: { kind: 'choice', option } }], words: {},
  });
};

afterEach(async () => {
  await dropAllDrafts();
  await withStore((store) => store.outbox.clear());
});

const step = fc.record({ side: fc.constantFrom<Side>('young', 'view'), does: fc.constantFrom('begins', 'answers', 'answers', 'finishes', 'finishes', 'drops'), option: fc.constantFrom('travel', 'job', 'own-home') });

test('on one device, whatever is begun, answered, finished or dropped in one round, the other keeps its draft and its envelopes as they were', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
      await dropAllDrafts();
      await withStore((store) => store.outbox.clear());
      const envelopesOf = async (side: Side) => JSON.stringify((await outboxRows()).filter(({ envelope }) => envelope.round === rounds[side].pack.round.id));
      const draftOf = (side: Side) => resumeDraft(rounds[side].pack.round.slug);
      const finished: { side: Side; id: string; option: string; secret: string }[] = [];
      for (const { side, does, option } of steps) {
        const across: Side = side === 'young' ? 'view' : 'young';
        const [draftBefore, envelopesBefore] = [await draftOf(across), await envelopesOf(across)];
        const draft = await draftOf(side);
        if (does === 'begins' && draft === undefined) await begin(side, option);
        else if (does === 'answers' && draft !== undefined) await saveDraft({ ...draft, answers: [{ question: 'dream', voice: 'own', value: { kind: 'choice', option } }] });
        else if (does === 'drops' && draft !== undefined) await dropAnswers(draft);
        else if (does === 'finishes' && draft !== undefined) {
          const { envelope, secret } = await finishResponse(draft, rounds[side].pack);
          const [answer] = draft.answers;
          finished.push({ side, id: envelope, secret, option: answer?.value.kind === 'choice' ? answer.value.option : '' });
        }
        expect(await draftOf(across)).toEqual(draftBefore);
        expect(await envelopesOf(across)).toBe(envelopesBefore);
      }
      const rows = await outboxRows();
      expect(rows.map(({ envelope }) => envelope.id).toSorted()).toEqual(finished.map(({ id }) => id).toSorted());
      for (const { side, id, option } of finished) {
        const envelope = rows.find((row) => row.envelope.id === id)?.envelope;
        if (envelope === undefined) throw new Error('an envelope is missing');
        const response = Answered.parse(await rounds[side].open(envelope, 'answers'));
        expect(response).toMatchObject({ audience: rounds[side].pack.round.audience, round: rounds[side].pack.round.id });
        expect(response.answers.find(({ question }) => question === 'dream')?.value).toEqual({ kind: 'choice', option });
        // Only its own round's key opens it, and nothing of it names another's.
        await expect(rounds[side === 'young' ? 'view' : 'young'].open(envelope, 'answers')).rejects.toThrow();
      }
      const secrets = finished.map(({ secret }) => secret);
      expect(new Set(secrets).size, 'every response has a keep card of its own').toBe(secrets.length);
      const lookUps = rows.map(({ envelope }) => envelope.keep?.lookUp);
      expect(new Set(lookUps).size).toBe(lookUps.length);
    }),
    { numRuns: 25 },
  );
});
