import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf, sourceTextOf, stateOf, updatedProvenance, type ProvenanceEntry } from './provenance.ts';

const made = (source: string, text: string): ProvenanceEntry => ({ state: 'machine', source: digestOf(source), text: digestOf(text) });
const checked = (source: string, text: string): ProvenanceEntry => ({ ...made(source, text), state: 'checked', by: { role: 'translator', day: '2027-01-11' } });

describe('the record of a text', () => {
  test('is machine until somebody checks it', () => {
    expect(updatedProvenance({ hello: 'Hello' }, { hello: 'Cześć' }, {})).toEqual({ hello: made('Hello', 'Cześć') });
    expect(stateOf(undefined, 'Hello', 'Cześć')).toBe('machine');
  });

  test('keeps who checked it and when, while the English and the text stay', () => {
    const record = { hello: checked('Hello', 'Cześć') };
    expect(updatedProvenance({ hello: 'Hello' }, { hello: 'Cześć' }, record)).toEqual(record);
    expect(stateOf(record.hello, 'Hello', 'Cześć')).toBe('checked');
  });

  test('says that a text needs editing once its English has changed, and goes on saying so', () => {
    const once = updatedProvenance({ hello: 'Hello there' }, { hello: 'Cześć' }, { hello: checked('Hello', 'Cześć') });
    expect(once).toEqual({ hello: { ...made('Hello', 'Cześć'), state: 'needs-editing' } });
    expect(updatedProvenance({ hello: 'Hello there' }, { hello: 'Cześć' }, once)).toEqual(once);
  });

  test('is machine again once the text was changed, whoever had checked what stood there before', () => {
    const before = { hello: checked('Hello', 'Cześć') };
    expect(updatedProvenance({ hello: 'Hello' }, { hello: 'Witaj' }, before)).toEqual({ hello: made('Hello', 'Witaj') });
    expect(updatedProvenance({ hello: 'Hello there' }, { hello: 'Witaj' }, before)).toEqual({ hello: made('Hello there', 'Witaj') });
  });

  test('lets go of a text that is gone from the translation or from English', () => {
    expect(updatedProvenance({ here: 'Here' }, { gone: 'Nie ma' }, { here: checked('Here', 'Tu'), gone: checked('Gone', 'Nie ma') })).toEqual({});
  });

  test('finds the English of plural forms that English does not have', () => {
    const english = { left_one: '{{count}} step', left_other: '{{count}} steps' };
    expect(sourceTextOf(english, 'left_one')).toBe('{{count}} step');
    expect(sourceTextOf(english, 'left_few')).toBe('{{count}} steps');
    expect(sourceTextOf(english, 'right_few')).toBeUndefined();
  });
});

test('bringing the record up to date twice is the same as once, and never makes anything checked', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd_one', 'd_few', 'd_other');
  const texts = fc.dictionary(key, fc.string({ minLength: 1, maxLength: 8 }));
  const entry = fc.record({ state: fc.constantFrom<ProvenanceEntry['state']>('machine', 'needs-editing'), source: fc.string().map(digestOf), text: fc.string().map(digestOf) });
  fc.assert(
    fc.property(texts, texts, fc.dictionary(key, entry), (english, translated, before) => {
      const once = updatedProvenance(english, translated, before);
      expect(updatedProvenance(english, translated, once)).toEqual(once);
      expect(Object.values(once).every(({ state }) => state !== 'checked')).toBe(true);
    }),
  );
});
