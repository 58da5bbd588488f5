import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bounds } from '#server/contracts/bounds.ts';
import { Bundle } from '#server/contracts/bundle.ts';
import { languages } from '#server/contracts/languages.ts';
import { bundleProblem } from '#server/contracts/survey-rules.ts';
import { textKeys } from '#server/contracts/text-keys.ts';
import { bundleFrom, bundleOf } from './bundles.ts';
import { localesFolder, namespacesOf } from './locales.ts';
import { myFuture } from './my-future.ts';
import { starterSurveys } from './surveys.ts';
import { digestOf, type ProvenanceOfTexts, type Texts } from './provenance.ts';

const english: Texts = Object.fromEntries(textKeys(myFuture).map((key) => [key, `English ${key}`]));
const polish = (texts: Texts, provenance: ProvenanceOfTexts = {}) => bundleFrom(myFuture, 'pl', { texts, provenance, english });

const cameTo = (tag: string, id: string) => namespacesOf(localesFolder, tag).includes(id);
const bundled = starterSurveys.flatMap((survey) => languages.filter(({ tag }) => cameTo(tag, survey.id)).map(({ tag, direction }) => ({ survey, id: survey.id, tag, direction })));

describe.each(bundled)('$id in $tag', ({ survey, tag, direction }) => {
  const bundle = bundleOf(survey, tag);

  test('keeps to the contract and holds every text of the survey and no other', () => {
    expect(Bundle.parse(bundle)).toEqual(bundle);
    expect(bundleProblem(survey, bundle)).toBeUndefined();
    expect(Object.keys(bundle.strings).length).toBeLessThanOrEqual(bounds.stringsPerBundle);
    expect(bundle.direction).toBe(direction);
  });

  test('is translated whole, and claims no check that did not happen', () => {
    const states = new Set(Object.values(bundle.strings).map(({ state }) => state));
    expect([...states]).toEqual([tag === 'en' ? 'source' : 'machine']);
  });

  test('asks each question in two truly different ways', () => {
    for (const key of Object.keys(bundle.strings).filter((each) => each.endsWith('.again'))) {
      expect(bundle.strings[key]?.text).not.toBe(bundle.strings[key.replace(/again$/, 'ask')]?.text);
    }
  });
});

test('a missing text comes in English and says so', () => {
  expect(polish({}).strings['name']).toEqual({ text: 'English name', state: 'untranslated' });
});

test('a text whose English has changed needs editing, even where it was checked', () => {
  const by = { role: 'translator', day: '2027-01-11' };
  const of = (source: string) => polish({ name: 'Nazwa' }, { name: { state: 'checked', source: digestOf(source), text: digestOf('Nazwa'), by } }).strings['name'];
  expect(of('English name')).toEqual({ text: 'Nazwa', state: 'checked' });
  expect(of('What it said before')).toEqual({ text: 'Nazwa', state: 'needs-editing' });
});

test('refuses a language that is not spoken and a survey that English does not have', () => {
  expect(() => bundleFrom(myFuture, 'tlh', { texts: {}, provenance: {}, english })).toThrow('No such language: tlh');
  expect(() => bundleFrom(myFuture, 'pl', { texts: {}, provenance: {}, english: {} })).toThrow('no English text for name');
});

test('the revision changes with any text and with nothing else', () => {
  const keys = textKeys(myFuture);
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.string({ minLength: 1, maxLength: 20 }), (key, text) => {
      const before = polish(english);
      expect(polish(Object.fromEntries(Object.entries(english).reverse())).revision).toBe(before.revision);
      fc.pre(text !== english[key]);
      expect(polish({ ...english, [key]: text }).revision).not.toBe(before.revision);
    }),
    { numRuns: 30 },
  );
});
