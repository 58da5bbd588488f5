import type { Reply } from '#server/contracts/reply.ts';

/** What the made-up area wrote back about its round, each in the languages somebody got to: made up, and marked so wherever it is shown. */
export const demoReplies: readonly Reply[] = [
  {
    id: '5d0c8b1e-6a53-4f0e-9c6d-2f1f4b7a1c01',
    concept: 'college',
    status: 'done',
    on: '2026-11-16',
    texts: {
      en: { title: 'Trying out college', said: 'Many of you want to go to college, and want to see it first.', done: 'Riverside College now has two visiting days each term. You can bring somebody with you.' },
      'en-simple': { title: 'See the college first', said: 'Many of you want to go to college. You want to see it first.', done: 'You can now visit Riverside College. There are two visiting days each term.' },
      ur: { title: 'کالج پہلے دیکھنا', said: 'آپ میں سے بہت سے کالج جانا چاہتے ہیں، اور پہلے اسے دیکھنا چاہتے ہیں۔', done: 'اب ریورسائیڈ کالج میں ہر ٹرم میں دو دن دیکھنے کے لیے ہیں۔ آپ کسی کو ساتھ لا سکتے ہیں۔' },
    },
  },
  {
    id: '5d0c8b1e-6a53-4f0e-9c6d-2f1f4b7a1c02',
    concept: 'quiet-space',
    status: 'doing',
    on: '2026-11-12',
    texts: {
      en: { title: 'Quiet places', said: 'A quiet space helps many of you to learn.', done: 'Three schools are making a quiet room. The first one opens in the spring.' },
      'en-simple': { title: 'Quiet rooms', said: 'A quiet room helps many of you to learn.', done: 'Three schools are making a quiet room. The first one opens in spring.' },
    },
  },
  {
    id: '5d0c8b1e-6a53-4f0e-9c6d-2f1f4b7a1c03',
    concept: 'travel-training',
    status: 'not-able',
    on: '2026-11-12',
    texts: {
      en: { title: 'A bus on Sundays', said: 'Some of you want a bus to the sports centre on Sundays.', done: 'There is no money for it this year. We will ask the bus company again in April.' },
    },
  },
];
