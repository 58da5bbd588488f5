import type { AreaProfile } from '#server/contracts/area-profile.ts';
import { languages } from '#server/contracts/languages.ts';

/**
 * What the made-up area says of itself, whole, so that its notices and letters read as a real area's would. Offices and
 * roles alone; the telephone number is one of Ofcom's for drama, and mail to example.org reaches nobody.
 */
export const demoProfile: AreaProfile = {
  // The first is the one that staff's screens begin in.
  languages: ['en', ...languages.map(({ tag }) => tag).filter((tag) => tag !== 'en')],
  controllers: { council: 'Riverside Council (made up)', board: 'Riverside Health Board (made up)', schools: 'Schools and colleges of Riverside (made up)' },
  contact: { office: 'All Heard office (made up)', address: 'Town Hall, 1 Made-up Square, Riverside', phone: '0161 496 0104', email: 'all-heard@riverside.example.org' },
  officer: 'data-protection@riverside.example.org (made up)',
  record: {
    purpose: 'To hear what children and young people with SEND and their families say of their lives and hopes, to plan help and college places by it, and to tell them what was done.',
    task: 'Children and Families Act 2014, section 19: having regard to the views, wishes and feelings of the child and the family.',
    condition: 'public-interest',
    people: 'Young people with special educational needs or disabilities in Years 9 to 12, and parents, carers and staff who answer beside them.',
    readers: 'The safeguarding lead and the analysts of the partnership, each with a sign-in of their own.',
    recipients: 'Nobody. Colleges are given numbers, where young people said that they may.',
    hosting: 'The council runs the server, in England.',
    transfers: 'Nothing leaves the United Kingdom.',
    risks: 'Somebody who knows an area well could tell from a small number who said what. What a child writes could reach somebody it should not.',
    measures: 'Answers are sealed on the device. Small numbers are never shown, and every release is checked against what outsiders know. Each reading of words is noted.',
    consulted: 'A youth council and a parent carer forum tried the questions and this page, and changed both. (Made up.)',
    advice: 'Keep words for no longer than two years, and look at this again after the first school year. (Made up.)',
    advisedOn: '2026-07-06',
    signedBy: 'Director of Children’s Services (made up)',
    signedOn: '2026-07-13',
    reviewOn: '2027-07-31',
  },
};
