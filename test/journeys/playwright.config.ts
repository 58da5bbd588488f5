import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumArgs, chromiumFile } from '#test/helpers/chromium.ts';

const executablePath = chromiumFile();

/** One file per story that a person would tell. No retries: a story that fails now and then is a fault. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.story.ts',
  outputDir: join(import.meta.dirname, '../../test-results/journeys'),
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: join(import.meta.dirname, '../../test-results/journeys.json') }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    actionTimeout: 10_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: chromiumArgs,
    },
  },
});
