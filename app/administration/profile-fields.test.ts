import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { emptyProfile, type AreaProfile } from '#server/contracts/area-profile.ts';
import { fieldNames, merged, profileFrom, valuesOf, type FieldName, type Values } from './profile-fields.ts';

const empty = valuesOf(emptyProfile);
const value = fc.constantFrom('', 'a', 'b', 'c');
const values = fc.record(Object.fromEntries(fieldNames.map((name) => [name, value])) as Record<FieldName, typeof value>) as fc.Arbitrary<Values>;

describe('the form of a profile', () => {
  it('has every field of it once, and says what was written', () => {
    expect([...fieldNames].toSorted()).toEqual(Object.keys(empty).toSorted());
    const written: AreaProfile = { ...emptyProfile, languages: ['ur', 'en'], officer: 'an office', record: { ...emptyProfile.record, condition: 'public-interest', signedOn: '2026-11-01', risks: 'one\ntwo' } };
    expect(profileFrom(valuesOf(written))).toEqual(written);
  });

  it('of two who change it at once nothing is lost', () => {
    fc.assert(
      fc.property(values, values, values, (before, mine, theirs) => {
        const { values: both, clashes } = merged(before, mine, theirs);
        for (const name of fieldNames) {
          const changedByMe = mine[name] !== before[name];
          const changedByThem = theirs[name] !== before[name];
          expect(both[name]).toBe(changedByMe ? mine[name] : theirs[name]);
          if (changedByMe && changedByThem && mine[name] !== theirs[name]) expect(clashes[name]).toBe(theirs[name]);
          else expect(clashes[name]).toBeUndefined();
        }
      }),
    );
  });

  it('who changed nothing sees what the other kept', () => {
    expect(merged(empty, empty, { ...empty, council: 'Riverside' })).toEqual({ values: { ...empty, council: 'Riverside' }, clashes: {} });
  });
});
