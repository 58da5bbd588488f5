import { defineConfig } from '@playwright/test';
import usual from './playwright.config.ts';

/** `npm run scan-way`: every starter survey from its first page to its last by one switch, and by two. `npm test` takes one of them. */
export default defineConfig({
  ...usual,
  projects: [{ name: 'scan-way', testMatch: 'every-survey.way.ts' }],
  timeout: 30 * 60_000,
  reporter: [['./way-reporter.ts']],
});
