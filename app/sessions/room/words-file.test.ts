import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ideasIn, wordsFile, type IdeaInArea } from './words-file.ts';

const idea: fc.Arbitrary<IdeaInArea> = fc.record({
  area: fc.constantFrom('riverside', 'hillside'),
  account: fc.record({
    id: fc.uuid({ version: 4 }),
    group: fc.uuid({ version: 4 }),
    kind: fc.constantFrom('idea', 'account'),
    texts: fc.record({ en: fc.constantFrom('We want a music room.', '{"format":"no"}', 'Two\nlines.\n\nAnd more.'), ur: fc.constant('ہمیں موسیقی کا کمرہ چاہیے۔') }),
    concepts: fc.subarray(['music', 'sport']),
    named: fc.boolean(),
  }),
  agreed: fc.boolean(),
});
const say = (key: string, params = {}) => [key, ...Object.values(params)].join(' ');
const asFile = (text: string) => new Blob(['\ufeff', text]);

test('what a group wrote is read by people, and by another device as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(idea, { minLength: 1, maxLength: 3 }), async (ideas) => {
      const groups = new Map(ideas.map(({ account }) => [account.group, 'Tuesday club']));
      const text = wordsFile(ideas, groups, say);
      for (const { account, agreed } of ideas) expect(text).toContain(`Tuesday club\nidea-label: ${account.texts['en']}\nidea-label: ${account.texts['ur']}\n${agreed ? 'idea-agreed\n' : ''}${account.named ? 'idea-named Tuesday club\n' : ''}\n`);
      expect(await ideasIn(asFile(text))).toEqual(ideas);
      expect(await ideasIn(asFile(text.replaceAll('\n', '\r\n')))).toEqual(ideas);
    }),
    { numRuns: 20 },
  );
});

test('what is no such file, or was cut or changed, holds nothing', async () => {
  const [one] = fc.sample(idea, 1);
  const text = wordsFile(one === undefined ? [] : [one], new Map(), say);
  for (const other of ['', 'Hello', '{}', '{"format":"all-heard sealed answers 1"}', text.slice(0, -1), text.replace('words 1', 'words 2'), text.replace('"agreed"', '"agree"')]) expect(await ideasIn(asFile(other)), other).toBeUndefined();
});
