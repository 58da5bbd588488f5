import { describe, expect, it } from 'vitest';
import type { Answer, AnswerValue } from '#server/contracts/response.ts';
import { textKeys } from '#server/contracts/text-keys.ts';
import { questionsOf } from '#server/contracts/walk.ts';
import { myFuture } from '#server/library/my-future.ts';
import { myFuture2 } from '#server/library/my-future-2.ts';
import { saidOf } from './said.ts';

const texts = { strings: Object.fromEntries(textKeys(myFuture).map((key) => [key, { text: `<${key}>`, state: 'source' as const }])) };
const say = (question: string, value: AnswerValue, voice: Answer['voice'] = 'own'): Answer => ({ question, voice, value });

describe('what the holder of a keep card reads back', () => {
  it('stands in the order of the survey, with the place that each thing on a board was given', () => {
    const said = saidOf(myFuture, texts, {
      answers: [say('dream', { kind: 'choice', option: 'job' }), say('likes', { kind: 'board', placed: [{ option: 'music', place: 'not-well' }] })],
      words: [],
    });
    expect(said.map(({ question, items }) => [question, items])).toEqual([
      ['likes', [{ concept: 'music', text: '<likes.music>', place: '<likes.place-not-well>' }]],
      ['dream', [{ concept: 'job', text: '<dream.job>', place: undefined }]],
    ]);
  });

  it('never shows a private answer, even if a copy should hold one', () => {
    const answers = myFuture.pages.flatMap(questionsOf).map(({ id }) => say(id, { kind: 'skipped' }));
    const shown = saidOf(myFuture, texts, { answers, words: [] }).map(({ question }) => question);
    expect(shown).toContain('dream');
    for (const hidden of ['talk', 'share-review', 'share-family', 'share-college']) expect(shown).not.toContain(hidden);
  });

  it('tells skipped from not sure, and chosen for from the own voice', () => {
    const said = saidOf(myFuture, texts, { answers: [say('learn', { kind: 'skipped' }), say('helps', { kind: 'not-sure' }), say('dream', { kind: 'choice', option: 'job' }, 'chosen-for')], words: [] });
    expect(said.map(({ question, rest, chosenFor }) => [question, rest, chosenFor])).toEqual([
      ['learn', 'skipped', false],
      ['helps', 'not-sure', false],
      ['dream', undefined, true],
    ]);
  });

  it('shows own words in the language they were written in, and no empty question for words left out', () => {
    const words = [{ question: 'dream-words', language: 'ur', text: 'کتے' }];
    const said = saidOf(myFuture, texts, { answers: [say('dream-words', { kind: 'words' }), say('why-words', { kind: 'skipped' })], words });
    expect(said.map(({ question, words: own }) => [question, own])).toEqual([['dream-words', words[0]]]);
  });

  it('says that something was drawn, spoken or photographed', () => {
    const words = { strings: Object.fromEntries(textKeys(myFuture2).map((key) => [key, { text: key, state: 'source' as const }])) };
    const said = saidOf(myFuture2, words, { answers: [say('show-me', { kind: 'drawing' })], words: [] });
    expect(said).toMatchObject([{ question: 'show-me', made: 'drawing', items: [], rest: undefined }]);
  });
});
