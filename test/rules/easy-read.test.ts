import { expect, test } from 'vitest';
import { easyReadFindings, explainedIn } from '#server/contracts/easy-read.ts';
import { localesFolder, namespacesOf, textsOf } from '#server/library/locales.ts';
import { easyReadReport, glossaryOf } from '#server/library/easy-read-report.ts';
import { starterSurveys } from '#server/library/surveys.ts';

test('no Easy Read text breaks a rule', () => {
  const { texts, findings } = easyReadReport(localesFolder);
  expect(findings.filter(({ level }) => level === 'error').map(({ namespace, key, rule, found }) => `${namespace}:${key} ${rule}: ${found}`)).toEqual([]);
  expect(texts).toBeGreaterThan(300);
});

test('what a survey asks explains its hard words on the spot, not elsewhere', () => {
  const glossary = glossaryOf(localesFolder);
  const texts = starterSurveys.flatMap(({ id }) => Object.values(textsOf(localesFolder, 'en-simple', id)));
  expect(explainedIn(texts, glossary).size).toBeGreaterThan(0);
  expect(texts.flatMap((text) => easyReadFindings(text, glossary)).filter(({ level }) => level === 'error')).toEqual([]);
});

test('every text is looked at, whatever file it is in', () => {
  const count = namespacesOf(localesFolder, 'en-simple').reduce((sum, namespace) => sum + Object.keys(textsOf(localesFolder, 'en-simple', namespace)).length, 0);
  expect(easyReadReport(localesFolder).texts).toBe(count);
});
