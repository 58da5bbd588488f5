import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finishedAnswers, responseProblem } from '#server/contracts/response-rules.ts';
import { wordsProblem } from '#server/contracts/words-rules.ts';
import { voicesAsked } from '#server/contracts/choices.ts';
import type { AnswerValue } from '#server/contracts/response.ts';
import type { Pack } from '#server/contracts/round.ts';
import { places } from '#server/contracts/choices.ts';
import type { Question } from '#server/contracts/survey.ts';
import { pageId, optionsOf, questionsOf } from '#server/contracts/walk.ts';
import { myFuture } from '#server/library/my-future.ts';
import type { Draft } from '#app/store/drafts.ts';
import { createSession, type Session } from './session.ts';

const round = '7f1d7a52-8a2e-4c55-9d0a-0d7f5b1f3c11';
const pack = {
  survey: myFuture,
  round: { id: round, slug: 'my-future', words: true },
  bundle: { language: 'en' },
} as unknown as Pack;

const blank = (over: Partial<Draft> = {}): Draft => ({
  id: '', round, roundSlug: 'my-future', survey: { id: myFuture.id, version: myFuture.version }, language: 'en', page: 'welcome',
  circumstances: {}, voice: 'own', voiceChosen: false, assented: false, answers: [], words: {}, revision: 0, ...over,
});

/** A disk that keeps what it is given, slowly. */
function slowDisk() {
  const saved: Draft[] = [];
  return {
    saved,
    save: async (draft: Draft) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      const next = { ...draft, id: 'd', revision: draft.revision + 1 };
      saved.push(next);
      return next;
    },
  };
}

const questions = myFuture.pages.flatMap(questionsOf);
const valueFor = (question: Question): fc.Arbitrary<AnswerValue> => {
  const ids = optionsOf(question).map(({ id }) => id);
  const aside = fc.constantFrom<AnswerValue>({ kind: 'not-sure' }, { kind: 'skipped' });
  switch (question.kind) {
    case 'choice':
      return fc.oneof(aside, fc.constantFrom(...ids).map((option) => ({ kind: 'choice' as const, option })));
    case 'several':
      return fc.oneof(aside, fc.subarray(ids, { minLength: 1, maxLength: question.most }).map((options) => ({ kind: 'several' as const, options })));
    case 'scale':
      return fc.constantFrom(...places).map((place) => ({ kind: 'scale' as const, place }));
    case 'board':
      return fc
        .subarray(ids, { minLength: 1 })
        .chain((chosen) => fc.tuple(...chosen.map((option) => fc.constantFrom(...places).map((place) => ({ option, place })))))
        .map((placed) => ({ kind: 'board' as const, placed }));
    case 'weeks':
      return fc.oneof(aside, fc.nat({ max: question.most }).map((weeks) => ({ kind: 'weeks' as const, weeks })));
    case 'drawing':
    case 'sound':
    case 'photo':
    case 'words':
      return aside;
  }
};

type Step = (session: Session) => void;
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...questions).chain((question) => valueFor(question).map((value): Step => (session) => session.answer(question.id, value))) },
  { weight: 4, arbitrary: fc.constant<Step>((session) => session.next()) },
  fc.constant<Step>((session) => session.back()),
  fc.constantFrom(...questions).map(({ id }): Step => (session) => session.change(id)),
  fc.constantFrom(...questions).map(({ id }): Step => (session) => session.clear(id)),
  fc.constantFrom('dream-words', 'why-words').chain((id) => fc.constantFrom('', 'to be outside').map((text): Step => (session) => session.write(id, text))),
  fc.constantFrom(...voicesAsked).map((voice): Step => (session) => session.withVoice(voice)),
  fc.constantFrom('not-sure' as const, 'skipped' as const).map((kind): Step => (session) => session.setAside(kind)),
  fc.constantFrom('yes' as const, 'no' as const, 'later' as const).map((choice): Step => (session) => session.assent(choice)),
  fc.constantFrom(...myFuture.pages).map((page): Step => (session) => session.goTo(pageId(page))),
);

describe('a session', () => {
  test('whatever a person does, in whatever order, what they may send keeps to the rules and the disk has it all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.constantFrom('E' as const, 'K' as const, undefined), fc.boolean(), async (steps, stage, begun) => {
        const disk = slowDisk();
        const session = createSession(pack, blank({ assented: begun, voiceChosen: begun, circumstances: stage === undefined ? {} : { stage } }), disk.save);
        for (const take of steps) {
          take(session);
          const { pages, at, draft } = session.snapshot();
          const shown = pages[at];
          expect(shown).toBeDefined();
          expect(shown?.page.kind).not.toBe('saved');
          if (draft.page !== 'welcome' && shown !== undefined) expect(pageId(shown.page)).toBe(draft.page);
        }
        await session.settled();
        const { draft } = session.snapshot();
        const answers = finishedAnswers(myFuture, pack.round, draft);
        const words = answers.flatMap(({ question, value }) => (value.kind === 'words' ? [{ question, ...(draft.words[question] ?? { text: 'x', language: 'en' }) }] : []));
        expect(responseProblem(myFuture, pack.round, { answers, circumstances: draft.circumstances }, words.length > 0)).toBeUndefined();
        if (words.length > 0) expect(wordsProblem(answers, { format: 1, words })).toBeUndefined();
        const last = disk.saved.at(-1);
        if (last !== undefined) expect({ ...last, id: '', revision: 0 }).toEqual({ ...draft, id: '', revision: 0 });
      }),
      { numRuns: 150 },
    );
  });

  test('without a yes, and without saying who is with me, nobody goes on', () => {
    const session = createSession(pack, blank(), async (draft) => draft);
    expect(session.next()).toBe(true);
    expect(session.next()).toBe(false);
    session.assent('no');
    expect(session.next()).toBe(false);
    session.assent('yes');
    expect(session.next()).toBe(true);
    expect(session.next()).toBe(true);
    expect(session.next()).toBe(false);
    session.withVoice('read-to');
    expect(session.next()).toBe(true);
    expect(session.snapshot().draft.page).toBe('likes');
  });

  test('an answer keeps the voice it was given in when the voice changes', () => {
    const session = createSession(pack, blank(), async (draft) => draft);
    session.withVoice('chosen-for');
    session.answer('dream', { kind: 'choice', option: 'job' });
    session.withVoice('own');
    session.answer('why', { kind: 'choice', option: 'fun' });
    const voices = session.snapshot().draft.answers.map(({ question, voice }) => [question, voice]);
    expect(voices).toEqual([['dream', 'chosen-for'], ['why', 'own']]);
  });

  test('changing an answer from the check page leads back to it', () => {
    const session = createSession(pack, blank({ assented: true, voiceChosen: true }), async (draft) => draft);
    session.goTo('check');
    session.change('dream');
    expect(session.snapshot().draft.page).toBe('dream');
    session.next();
    expect(session.snapshot().draft.page).toBe('check');
  });

  test('the browser’s history leads nobody past the pages where a choice must come first', () => {
    const session = createSession(pack, blank(), async (draft) => draft);
    session.goTo('dream');
    expect(session.snapshot().draft.page).toBe('welcome');
    session.goTo('assent');
    session.assent('yes');
    session.goTo('likes');
    expect(session.snapshot().draft.page).toBe('assent');
    session.goTo('with-me');
    session.withVoice('own');
    session.goTo('likes');
    expect(session.snapshot().draft.page).toBe('likes');
  });

  test('a page that is not asked any more leaves the person at the one before it, on the screen and on disk', async () => {
    const disk = slowDisk();
    const session = createSession(pack, blank({ assented: true, voiceChosen: true, page: 'work' }), disk.save);
    session.answer('work', { kind: 'board', placed: [{ option: 'animals', place: 'well' }, { option: 'food', place: 'well' }, { option: 'caring', place: 'well' }] });
    session.goTo('favourites');
    expect(session.snapshot().draft.page).toBe('favourites');
    session.clear('work');
    await session.settled();
    const { pages, at } = session.snapshot();
    expect(pages[at] === undefined ? undefined : pageId(pages[at].page)).toBe('work');
    expect(disk.saved.at(-1)?.page).toBe('work');
  });

  test('skip and not sure leave alone what was answered on the same page', () => {
    const session = createSession(pack, blank({ assented: true, voiceChosen: true, page: 'share-review' }), async (draft) => draft);
    session.answer('share-family', { kind: 'choice', option: 'no' });
    session.setAside('skipped');
    const given = () => Object.fromEntries(session.snapshot().draft.answers.map(({ question, value }) => [question, value.kind]));
    expect(given()).toEqual({ 'share-family': 'choice', 'share-review': 'skipped', 'share-college': 'skipped' });
    session.setAside('not-sure');
    expect(given()).toEqual({ 'share-family': 'not-sure', 'share-review': 'not-sure', 'share-college': 'not-sure' });
  });

  test('words typed are not lost by skipping the pictures above them', () => {
    const session = createSession(pack, blank({ assented: true, voiceChosen: true, page: 'dream' }), async (draft) => draft);
    session.write('dream-words', 'to be outside');
    session.setAside('skipped');
    expect(session.snapshot().draft.words['dream-words']?.text).toBe('to be outside');
  });

  test('a save that fails is said, and the next try has everything', async () => {
    let broken = true;
    const disk = slowDisk();
    const session = createSession(pack, blank(), async (draft) => {
      if (broken) throw new Error('no room');
      return disk.save(draft);
    });
    session.answer('dream', { kind: 'choice', option: 'job' });
    await expect(session.settled()).rejects.toThrow('no room');
    expect(session.snapshot().saving.kind).toBe('failed');
    broken = false;
    session.retry();
    await session.settled();
    expect(session.snapshot().saving.kind).toBe('saved');
    expect(disk.saved.at(-1)?.answers).toHaveLength(1);
  });

  /** Writes a draft with something made for a question, as the store does: the answer and what is known of it in one. */
  const writing = (disk: ReturnType<typeof slowDisk>, question: string, bytes: number) => (draft: Draft) => {
    const answers = [...draft.answers.filter((answer) => answer.question !== question), { question, voice: draft.voice, value: { kind: 'drawing' as const } }];
    return disk.save({ ...draft, answers, attached: { ...draft.attached, [question]: { id: 'a', kind: 'drawing', type: 'image/png', bytes } } });
  };

  test('what is made is written in its turn, the newest of it, and said to be an answer when it is on disk', async () => {
    const disk = slowDisk();
    const session = createSession(pack, blank(), disk.save);
    session.attach('show-me', writing(disk, 'show-me', 1));
    session.attach('show-me', writing(disk, 'show-me', 2));
    session.answer('dream', { kind: 'choice', option: 'job' });
    expect(session.snapshot().draft.answers.map(({ question }) => question)).toEqual(['dream']);
    await session.settled();
    const { draft, saving } = session.snapshot();
    expect(saving.kind).toBe('saved');
    expect(draft.attached?.['show-me']?.bytes).toBe(2);
    expect(draft.answers.map(({ question }) => question).toSorted()).toEqual(['dream', 'show-me']);
    expect(disk.saved.at(-1)).toEqual(draft);
    expect(disk.saved.map(({ attached }) => attached?.['show-me']?.bytes ?? 0)).toEqual([0, 2]);
  });

  test('what could not be written because there was no room is written with the next try, and nothing is said to be saved before', async () => {
    const disk = slowDisk();
    let full = true;
    const session = createSession(pack, blank({ revision: 1 }), disk.save);
    session.attach('show-me', (draft) => (full ? Promise.reject(new Error('no room')) : writing(disk, 'show-me', 7)(draft)));
    await expect(session.settled()).rejects.toThrow('no room');
    session.answer('dream', { kind: 'choice', option: 'job' });
    await expect(session.settled()).rejects.toThrow('no room');
    expect(session.snapshot().saving.kind).toBe('failed');
    full = false;
    session.retry();
    await session.settled();
    expect(session.snapshot().saving.kind).toBe('saved');
    expect(disk.saved.at(-1)?.attached?.['show-me']?.bytes).toBe(7);
    expect(disk.saved.at(-1)?.answers).toHaveLength(2);
  });

  test('"saved" is said only when the last answer is on disk', async () => {
    const disk = slowDisk();
    const session = createSession(pack, blank(), disk.save);
    session.answer('dream', { kind: 'choice', option: 'job' });
    expect(session.snapshot().saving.kind).toBe('saving');
    session.answer('why', { kind: 'choice', option: 'fun' });
    await session.settled();
    expect(session.snapshot().saving.kind).toBe('saved');
    expect(disk.saved.at(-1)?.answers).toHaveLength(2);
  });
});
