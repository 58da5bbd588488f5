import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aVisit, standingAnswers } from '#test/helpers/arbitrary-survey.ts';
import { attachmentTypes, type Attachment } from './attachment.ts';
import { isMade, type AttachmentKind } from './choices.ts';
import { finishedAnswers, responseProblem } from './response-rules.ts';
import { wordsProblem } from './words-rules.ts';
import type { ResponseWords } from './sealed-parts.ts';
import type { Answer, AnswerValue } from './response.ts';
import type { Survey } from './survey.ts';

const attached = (kind: AttachmentKind, question: string): Attachment => ({ question, id: crypto.randomUUID(), kind, type: attachmentTypes[kind][0], bytes: 50_000, sha256: 'ab'.repeat(32), pieces: 2 }) as Attachment;

const wordsFor = (answers: readonly Answer[]): ResponseWords | undefined => {
  const attachments = answers.flatMap(({ question, value }) => (isMade(value.kind) ? [attached(value.kind, question)] : []));
  const words = answers.filter(({ value }) => value.kind === 'words').map(({ question }) => ({ question, language: 'en', text: 'I like dogs.' }));
  return words.length + attachments.length === 0 ? undefined : { format: 1, words, ...(attachments.length === 0 ? {} : { attachments }) };
};

describe('a response', () => {
  it('made of the answers that stand is always right, with its words or without the right to read them', () => {
    fc.assert(
      fc.property(aVisit, (visit) => {
        const answers = standingAnswers(visit);
        const words = wordsFor(answers);
        const response = { answers, circumstances: visit.circumstances };
        expect(responseProblem(visit.survey, visit.round, response, words !== undefined)).toBeUndefined();
        if (words !== undefined) expect(wordsProblem(answers, words)).toBeUndefined();
      }),
    );
  });

  it('with any answer that no longer stands is not right', () => {
    fc.assert(
      fc.property(aVisit, (visit) => {
        const standing = standingAnswers(visit);
        const leftOver = visit.answers.filter((answer) => !standing.some(({ question, value }) => question === answer.question && JSON.stringify(value) === JSON.stringify(answer.value)));
        fc.pre(leftOver.length > 0);
        const words = wordsFor(visit.answers);
        const found = responseProblem(visit.survey, visit.round, { answers: visit.answers, circumstances: visit.circumstances }, words !== undefined);
        expect(['question-not-shown', 'option-not-shown']).toContain(found?.code);
      }),
    );
  });

  const option = (id: string) => ({ id, concept: 'school' });
  const plain = { concept: 'school', tags: [] };
  const survey: Survey = {
    id: 'small',
    version: 1,
    audience: 'young-person',
    checkIn: false,
    pages: [
      { kind: 'questions', questions: [{ ...plain, id: 'after', kind: 'choice', options: [option('college'), { ...option('internship'), showIf: { kind: 'stage', anyOf: ['E'] } }] }] },
      { kind: 'questions', questions: [{ ...plain, id: 'likes', kind: 'several', most: 2, options: [option('art'), option('music'), option('sport')] }] },
      { kind: 'questions', questions: [{ ...plain, id: 'course', kind: 'choice', options: [option('cooking'), option('cars')], showIf: { kind: 'answered', question: 'after', anyOf: ['college'] } }] },
      { kind: 'questions', questions: [{ ...plain, id: 'dream', kind: 'words', most: 100 }] },
      { kind: 'questions', questions: [{ ...plain, id: 'work', kind: 'board', options: [option('animals'), option('people')] }] },
      { kind: 'questions', questions: [{ ...plain, id: 'waited', kind: 'weeks', most: 104 }] },
      { kind: 'questions', questions: [{ ...plain, id: 'house', kind: 'drawing' }, { ...plain, id: 'voice', kind: 'sound', most: 60 }] },
      { kind: 'saved', id: 'saved', concept: 'school' },
    ],
    retired: [],
    licence: 'CC-BY-4.0',
  };
  const answer = (question: string, value: AnswerValue): Answer => ({ question, voice: 'own', value });
  const college = answer('after', { kind: 'choice', option: 'college' });
  const dream = answer('dream', { kind: 'words' });
  const written = (...questions: string[]): ResponseWords => ({ format: 1, words: questions.map((question) => ({ question, language: 'en', text: 'To work with dogs' })) });

  const house = answer('house', { kind: 'drawing' });
  const made = (...attachments: Attachment[]): ResponseWords => ({ format: 1, words: [], attachments });

  const problemOf = (answers: Answer[], words: ResponseWords | undefined) =>
    responseProblem(survey, { words: true }, { answers, circumstances: {} }, words !== undefined) ?? (words === undefined ? undefined : wordsProblem(answers, words));

  const faults: [string, Answer[], ResponseWords | undefined][] = [
    ['question-unknown', [answer('colour', { kind: 'choice', option: 'red' })], undefined],
    ['question-not-shown', [answer('course', { kind: 'choice', option: 'cars' })], undefined],
    ['option-unknown', [answer('after', { kind: 'choice', option: 'the-moon' })], undefined],
    ['option-not-shown', [answer('after', { kind: 'choice', option: 'internship' })], undefined],
    ['answer-wrong-kind', [answer('after', { kind: 'scale', place: 'well' })], undefined],
    ['answer-wrong-kind', [answer('work', { kind: 'several', options: ['animals'] })], undefined],
    ['answer-twice', [college, college], undefined],
    ['answer-twice', [answer('likes', { kind: 'several', options: ['art', 'art'] })], undefined],
    ['answer-twice', [answer('work', { kind: 'board', placed: [{ option: 'people', place: 'well' }, { option: 'people', place: 'not-well' }] })], undefined],
    ['answer-too-many', [answer('likes', { kind: 'several', options: ['art', 'music', 'sport'] })], undefined],
    ['answer-too-many', [answer('waited', { kind: 'weeks', weeks: 105 })], undefined],
    ['answer-wrong-kind', [{ ...college, voice: 'observed' }], undefined],
    ['attachment-missing', [house], undefined],
    ['attachment-missing', [house, dream], written('dream')],
    ['attachment-missing', [house], made(attached('sound', 'voice'))],
    ['attachment-without-answer', [house], made(attached('drawing', 'house'), attached('sound', 'voice'))],
    ['answer-wrong-kind', [house], made(attached('photo', 'house'))],
    ['answer-wrong-kind', [answer('house', { kind: 'photo' })], made(attached('photo', 'house'))],
    ['answer-twice', [house], made(attached('drawing', 'house'), attached('drawing', 'house'))],
    ['words-missing', [dream], made(attached('drawing', 'house'))],
    ['words-missing', [dream], undefined],
    ['words-missing', [dream], written('likes')],
    ['words-without-answer', [college], written('dream')],
    ['words-without-answer', [dream], written('dream', 'after')],
    ['answer-twice', [dream], written('dream', 'dream')],
  ];
  it.each(faults)('that is wrong is called %s', (code, answers, words) => {
    expect(problemOf(answers, words)?.code).toBe(code);
  });

  it('of an observation holds what was observed, and nothing in another voice', () => {
    const observation: Survey = { ...survey, audience: 'practitioner', voice: 'observed' };
    const found = (voice: Answer['voice']) => responseProblem(observation, { words: true }, { answers: [{ ...college, voice }], circumstances: {} }, false)?.code;
    expect([found('observed'), found('own'), found('chosen-for')]).toEqual([undefined, 'answer-wrong-kind', 'answer-wrong-kind']);
    expect(finishedAnswers(observation, { words: false }, { answers: [], circumstances: {} }).map(({ voice }) => voice)).toEqual(Array(4).fill('observed'));
  });

  it('may skip or be unsure of anything that is shown', () => {
    const answers = ['after', 'likes', 'dream', 'work'].map((id, index) => answer(id, { kind: index % 2 === 0 ? 'skipped' : 'not-sure' }));
    expect(responseProblem(survey, { words: true }, { answers, circumstances: {} }, false)).toBeUndefined();
  });

  it('holds no words where the round asks for none', () => {
    expect(responseProblem(survey, { words: false }, { answers: [dream], circumstances: {} }, true)?.code).toBe('question-not-shown');
  });

  it('never repeats a person’s words in its problem', () => {
    for (const [, answers, words] of faults) {
      expect(JSON.stringify(problemOf(answers, words))).not.toContain('dogs');
    }
  });
});
