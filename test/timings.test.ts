import { expect, it } from 'vitest';
import { longest, timingsIn } from './timings.ts';

const unit = { testResults: [{ name: '/here/app/a.test.ts', assertionResults: [{ fullName: 'a thing', duration: 1200 }, { fullName: 'skipped' }] }] };
const journeys = {
  suites: [
    {
      specs: [{ title: 'a story', file: 'b.story.ts', tests: [{ results: [{ duration: 2000 }] }] }],
      suites: [{ specs: [{ title: 'an inner one', file: 'b.story.ts', tests: [{ results: [{ duration: 500 }] }] }] }],
    },
  ],
};

it('reads how long tests took from the reports of both runners, and names the longest first', () => {
  const timings = [...timingsIn(unit, '/here'), ...timingsIn(journeys, '/here')];
  expect(longest(timings)).toEqual([
    '   2.5 s · b.story.ts',
    '   1.2 s · app/a.test.ts',
    '   2.0 s · b.story.ts · a story',
    '   1.2 s · app/a.test.ts · a thing',
    '   0.5 s · b.story.ts · an inner one',
    '   0.0 s · app/a.test.ts · skipped',
  ]);
});

it('finds nothing in what is no report', () => {
  expect(timingsIn({}, '/here')).toEqual([]);
  expect(timingsIn(null, '/here')).toEqual([]);
});
