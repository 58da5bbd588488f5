import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aidChoices, readAids, writeAids, type AidName, type Aids } from './aids.ts';

const aids = fc.record(Object.fromEntries(Object.entries(aidChoices).map(([name, values]) => [name, fc.constantFrom<string>(...values)])) as { [Name in AidName]: fc.Arbitrary<string> }) as fc.Arbitrary<Aids>;

it('reads back whatever it has written', () => {
  fc.assert(fc.property(aids, (given) => {
    expect(readAids(writeAids(given))).toEqual(given);
  }));
});

it('has nothing to write where all is as usual, and takes what it does not know for that', () => {
  expect(writeAids(readAids(''))).toBe('');
  fc.assert(fc.property(fc.string(), (line) => {
    expect(readAids(line).press).toBe('touch');
  }));
  expect(readAids('press-eyes step-2000 glitter')).toEqual({ ...readAids(''), step: '2000' });
});
