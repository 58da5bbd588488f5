import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { AreaProfile, emptyProfile, noticeLines, noticeNeeds, noticesWhole, profileGaps, recordNeeds } from './area-profile.ts';

const today = '2026-11-22';
const whole: AreaProfile = {
  languages: ['en-simple', 'ur'],
  controllers: { council: 'Riverside Council', board: 'Riverside Integrated Care Board', schools: 'Schools of Riverside' },
  contact: { office: 'Information office', address: '1 River Street\nRiverside', phone: '01632 960000', email: '' },
  officer: 'officer@riverside.example',
  record: {
    purpose: 'To plan help.', task: 'Children and Families Act 2014, section 27.', condition: 'public-interest', people: 'Young people in Years 9 to 13.',
    readers: 'The reading team.', recipients: 'Nobody.', hosting: 'The council, in England.', transfers: 'Nothing leaves.', risks: 'A child is known by their words.',
    measures: 'Words are sealed.', consulted: 'Two youth groups.', advice: 'Go on.', advisedOn: '2026-09-01', signedBy: 'Director', signedOn: '2026-09-02', reviewOn: '2027-09-01',
  },
};

describe('what a profile lacks', () => {
  it('is nothing where all is said, and everything where nothing is', () => {
    expect(profileGaps(whole, today)).toEqual([]);
    const asked = [...noticeNeeds, ...recordNeeds].filter((gap) => gap !== 'review-over' && gap !== 'day-to-come');
    expect(profileGaps(emptyProfile, today)).toEqual(asked);
    expect(AreaProfile.safeParse(emptyProfile).success, 'an empty one can be kept').toBe(true);
  });

  it('is a review whose day has gone by, from the day after, and a signature of a day to come', () => {
    const withDay = (days: Partial<AreaProfile['record']>) => profileGaps({ ...whole, record: { ...whole.record, ...days } }, today);
    expect(withDay({ reviewOn: today })).toEqual([]);
    expect(withDay({ reviewOn: '2026-11-21' })).toEqual(['review-over']);
    expect(withDay({ signedOn: '2026-11-23' })).toEqual(['day-to-come']);
  });

  it('never shrinks by taking something away, and spaces say nothing', () => {
    const fields = Object.keys(whole.record) as (keyof AreaProfile['record'])[];
    fc.assert(
      fc.property(fc.subarray(fields), fc.constantFrom('', ' ', '\n'), (gone, nothing) => {
        const record = { ...whole.record, ...Object.fromEntries(gone.map((field) => [field, nothing])) };
        const gaps = profileGaps({ ...whole, record }, today);
        expect(gaps).toEqual(recordNeeds.filter((need) => gone.some((field) => field === need)));
        expect(noticesWhole(gaps)).toBe(true);
      }),
    );
  });

  it('is either way to reach the office, not both', () => {
    const reached = (phone: string, email: string) => profileGaps({ ...whole, contact: { ...whole.contact, phone, email } }, today);
    expect(reached('', 'office@riverside.example')).toEqual([]);
    expect(reached('', '')).toEqual(['reach']);
    expect(noticesWhole(reached('', ''))).toBe(false);
  });
});

it('the notices name all who answer, in one line each', () => {
  expect(noticeLines(whole)).toEqual({
    controller: 'Riverside Council, Riverside Integrated Care Board, Schools of Riverside',
    contact: 'Information office, 1 River Street, Riverside, 01632 960000',
    officer: 'officer@riverside.example',
  });
  expect(noticeLines(emptyProfile)).toEqual({ controller: '', contact: '', officer: '' });
});

it('a profile takes no language twice, none that is not spoken here, and no line of two', () => {
  const refused = (change: Partial<AreaProfile>) => !AreaProfile.safeParse({ ...whole, ...change }).success;
  expect(refused({})).toBe(false);
  expect(refused({ languages: ['ur', 'ur'] })).toBe(true);
  expect(refused({ languages: ['tlh'] })).toBe(true);
  expect(refused({ officer: 'one\ntwo' })).toBe(true);
  expect(refused({ officer: 'x'.repeat(201) })).toBe(true);
});
