import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { myFuture } from '#server/library/my-future.ts';
import { myFuture2 } from '#server/library/my-future-2.ts';
import { KeepCopy } from './keep-copy.ts';
import { keepCopyOf, openQuestions } from './keep-rules.ts';
import type { Answer } from './response.ts';
import type { ResponseWords } from './sealed-parts.ts';
import type { Survey } from './survey.ts';
import { questionsOf } from './walk.ts';

const questions = myFuture.pages.flatMap(questionsOf);
const privateIds = questions.filter((question) => question.tags.includes('private')).map((question) => question.id);
const everyAnswer = (): Answer[] => questions.map(({ id }) => ({ question: id, voice: 'own', value: { kind: 'skipped' } }));
const head = { survey: { id: 'my-future', version: 1 }, language: 'ur' };

describe('the copy for a keep card', () => {
  it('never holds an answer or words to a private question, whichever questions are private', () => {
    const ids = questions.map(({ id }) => id);
    fc.assert(
      fc.property(fc.subarray(ids), fc.subarray(ids), (hidden, written) => {
        const survey: Survey = {
          ...myFuture,
          pages: myFuture.pages.map((page) =>
            page.kind === 'questions' || page.kind === 'check'
              ? { ...page, questions: page.questions.map((question) => ({ ...question, tags: hidden.includes(question.id) ? ['private' as const] : [] })) }
              : page,
          ),
        };
        const words = { format: 1 as const, words: written.map((question) => ({ question, language: 'en', text: `words to ${question}` })) };
        const copy = keepCopyOf(survey, { ...head, answers: everyAnswer() }, words, 'my-future');
        const held = [...copy.answers, ...copy.words].map(({ question }) => question);
        expect(held.filter((id) => hidden.includes(id))).toEqual([]);
        expect(copy.answers).toHaveLength(ids.length - hidden.length);
        expect(copy.words).toHaveLength(written.filter((id) => !hidden.includes(id)).length);
      }),
    );
  });

  it('leaves out the wish to talk and who may know', () => {
    expect(privateIds).toEqual(expect.arrayContaining(['talk', 'share-family', 'share-college', 'share-review']));
    const copy = keepCopyOf(myFuture, { ...head, answers: everyAnswer() }, undefined, 'my-future');
    expect(copy.answers.map(({ question }) => question).filter((id) => privateIds.includes(id))).toEqual([]);
    expect(KeepCopy.parse(copy)).toEqual(copy);
  });

  it('leaves out what the survey does not have, since nobody can say whether it is private', () => {
    const answers: Answer[] = [{ question: 'from-elsewhere', voice: 'own', value: { kind: 'skipped' } }];
    expect(openQuestions(myFuture).has('from-elsewhere')).toBe(false);
    expect(keepCopyOf(myFuture, { ...head, answers }, undefined, 'my-future').answers).toEqual([]);
  });

  it('holds of what was drawn only that it was', () => {
    const answers: Answer[] = [{ question: 'show-me', voice: 'own', value: { kind: 'drawing' } }];
    const words: ResponseWords = { format: 1, words: [], attachments: [{ question: 'show-me', kind: 'drawing', type: 'image/png', id: crypto.randomUUID(), bytes: 3, sha256: 'ab'.repeat(32), pieces: 1 }] };
    const copy = keepCopyOf(myFuture2, { ...head, survey: { id: 'my-future-2', version: 2 }, answers }, words, 'my-future-2');
    expect(copy).toMatchObject({ answers, words: [] });
    expect(KeepCopy.parse(copy)).toEqual(copy);
    expect(JSON.stringify(copy)).not.toMatch(/image|sha256|bytes/);
  });
});
