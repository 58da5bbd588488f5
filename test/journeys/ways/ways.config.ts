import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import usual from '../playwright.config.ts';

/**
 * `npm run ways`: every starter survey, from its first page until the server has acknowledged its answers, by one switch that
 * scans by itself, by two, by keyboard and by touch, each alone. `npm test` takes one survey each way.
 */
export default defineConfig({
  ...usual,
  testDir: import.meta.dirname,
  outputDir: join(import.meta.dirname, '../../../test-results/ways'),
  projects: [{ name: 'ways', testMatch: 'every-survey.way.ts' }],
  fullyParallel: true,
  workers: 2,
  timeout: 20 * 60_000,
  reporter: [['./way-reporter.ts']],
});
