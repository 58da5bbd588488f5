import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { easyReadFindings, explainedIn, sentencesOf, wordsOf, type EasyReadRule, type Glossary } from './easy-read.ts';

const glossary: Glossary = {
  explained: {
    advocate: ['An advocate speaks up for you.'],
    'supported internship': ['You learn at a real job. Someone helps you there.'],
  },
  instead: { aspiration: 'what you hope for' },
  terms: { adult: ['grown-up'], choose: ['select'] },
  passed: ['everything', 'ok'],
};

const errors = (text: string) => easyReadFindings(text, glossary).filter(({ level }) => level === 'error').map(({ rule }) => rule);
const warnings = (text: string) => easyReadFindings(text, glossary).filter(({ level }) => level === 'warning').map(({ rule }) => rule);

describe('an error is found where', () => {
  const bad: [EasyReadRule, string][] = [
    ['long-sentence', 'We want to know what you like to do at home and at school and with all your friends.'],
    ['capitals', 'You can STOP now.'],
    ['capitals', 'ÉTÉS are here.'],
    ['hard-word', 'You can have an advocate.'],
    ['hard-word', 'You can have an advocate. It is free.'],
    ['hard-word', 'Tell us your aspiration.'],
    ['hard-word', 'Tell us your aspirations.'],
    ['hard-word', 'This is confidential.'],
    ['abbreviation', 'This is for your EHC plan.'],
    ['abbreviation', 'The DfE made this.'],
    ['abbreviation', 'Bring food, e.g. fruit.'],
    ['abbreviation', 'Music, sport, etc.'],
    ['double-negative', 'Nobody will not help you.'],
    ['double-negative', 'You cannot go without an adult.'],
    ["double-negative", "Don't say nothing."],
    ['two-questions', 'What do you like? Who do you like?'],
    ['two-questions', 'What do you like and who with, or where do you go?'],
  ];
  test.each(bad)('%s: %s', (rule, text) => {
    expect(errors(text)).toContain(rule);
  });
});

describe('a warning is given where', () => {
  const doubtful: [EasyReadRule, string][] = [
    ['longer-than-good', 'We want to know what you like to do at home today.'],
    ['passive', 'Your answers are kept here.'],
    ['passive', 'It was safely stored.'],
    ['contraction', "We don't know you."],
    ['contraction', 'It’s fine.'],
    ['other-term', 'Ask a grown-up.'],
    ['other-term', 'Select one.'],
  ];
  test.each(doubtful)('%s: %s', (rule, text) => {
    expect(warnings(text)).toContain(rule);
  });
});

describe('nothing is said of', () => {
  test.each([
    'What do you like?',
    'No, I do not want to',
    'You can have an advocate. An advocate speaks up for you.',
    'Supported internship. You learn at a real job. Someone helps you there.',
    'Call 0800 1111, or chat at childline.org.uk.',
    'Everything is OK.',
    'Choose up to {{countOfEverythingThatIsAllowed}}.',
    'Do you want tea or milk?',
    'This place is made up.',
  ])('%s', (text) => {
    expect(easyReadFindings(text, glossary)).toEqual([]);
  });
});

test('the explanation itself may use the word it explains', () => {
  expect(errors('An advocate speaks up for you.')).toEqual([]);
});

test('a screen explains a word once', () => {
  const known = explainedIn(['Who helps you?', 'An advocate speaks up for you.'], glossary);
  expect(easyReadFindings('You can have an advocate.', glossary, known)).toEqual([]);
  expect([...known]).toEqual(['advocate']);
});

test('a sentence of fifteen words passes and one of sixteen does not', () => {
  const sentence = (words: number) => `${Array.from({ length: words }, () => 'we').join(' ')}.`;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), (words) => {
      expect(errors(sentence(words)).includes('long-sentence')).toBe(words > 15);
      expect(warnings(sentence(words)).includes('longer-than-good')).toBe(words > 10 && words <= 15);
    }),
  );
});

test('no word is lost between sentences', () => {
  const sentence = fc.array(fc.constantFrom('we', 'help', 'you', '{{name}}', 'childline.org.uk', '999'), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 5 }), (sentences) => {
      const text = sentences.map((words) => `${words.join(' ')}.`).join(' ');
      expect(sentencesOf(text)).toHaveLength(sentences.length);
      expect(sentencesOf(text).flatMap(wordsOf)).toHaveLength(sentences.flat().length);
    }),
  );
});
