import type { GroupSaid, SettingSaid } from '#server/contracts/network.ts';

/** Settings and groups of the made-up area. All of them are invented; their telephone numbers are Ofcom's for drama. */
export const demoNetwork: readonly { setting: SettingSaid; groups: readonly Omit<GroupSaid, 'setting'>[] }[] = [
  {
    setting: { name: 'Willow Bank School (made up)', kind: 'special-school', place: 'Riverside North', languages: ['en-simple', 'ur'], contactRole: 'SENCO', dslContact: '0161 496 0101' },
    groups: [
      { name: 'Year 9, Willow Bank', kind: 'class', year: 9, languages: ['en-simple', 'ur'], contactRole: 'Class teacher', mayBeNamed: false },
      { name: 'School council, Willow Bank', kind: 'school-council', languages: ['en-simple'], contactRole: 'Deputy head', mayBeNamed: true },
    ],
  },
  {
    setting: { name: 'Riverside College (made up)', kind: 'college', place: 'Riverside Centre', languages: ['en', 'so'], contactRole: 'Inclusion lead', dslContact: '0161 496 0102' },
    groups: [{ name: 'Young commissioners', kind: 'young-commissioners', languages: ['en-simple', 'en'], contactRole: 'Participation worker', mayBeNamed: true }],
  },
  {
    setting: { name: 'Canal Street Youth Club (made up)', kind: 'youth-club', place: 'Riverside South', languages: ['en-simple', 'pl'], contactRole: 'Youth worker', dslContact: '0161 496 0103' },
    groups: [{ name: 'Thursday club', kind: 'youth-group', languages: ['en-simple', 'pl'], contactRole: 'Youth worker', mayBeNamed: false }],
  },
];
