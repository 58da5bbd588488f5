import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumArgs, chromiumFile } from '#test/helpers/chromium.ts';

const executablePath = chromiumFile();

/**
 * Stories that take minutes come first, so that the short ones fill what time is left and no long one ends alone; of
 * these first those that one worker takes one after another.
 */
const first = ['access-results.story.ts', 'shared-tablet.story.ts'];
const long = ['access*.story.ts', 'faults.story.ts'];
/** What holds the checks themselves runs with the whole of them: `npm run access:full`. */
const ofTheChecks = ['access-planted.story.ts', 'rules-of-looks.story.ts'];

/**
 * One file per story that a person would tell. No retries: a story that fails now and then is a fault. A trace costs a
 * quarter of a run's processor time: where one is wanted, `npm run journeys -- <story> --trace on`. A picture of what
 * failed and a reading of its page are always in `test-results`.
 */
export default defineConfig({
  testDir: '.',
  outputDir: join(import.meta.dirname, '../../test-results/journeys'),
  fullyParallel: false,
  // More than there are processors: a story also waits, for servers, timers and disks.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  // Far from what anything takes, so that a slow machine fails nothing; what is broken is told by what is not there.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: join(import.meta.dirname, '../../test-results/journeys.json') }]],
  projects: [
    { name: 'first', testMatch: first },
    { name: 'long', testMatch: long, testIgnore: [...first, ...ofTheChecks] },
    { name: 'stories', testMatch: '*.story.ts', testIgnore: [...first, ...long, ...ofTheChecks] },
  ],
  use: {
    browserName: 'chromium',
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    actionTimeout: 20_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: chromiumArgs,
    },
  },
});
