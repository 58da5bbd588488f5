import { defineConfig } from 'vitest/config';
import { answeringNamespaces, otherNamespaces } from '#app/i18n/namespaces.ts';
import { staffNamespaces } from '#app/i18n/staff-namespaces.ts';
import { wordsTogether } from '#server/library/words-together.ts';

const quiet = './test/helpers/quiet.ts';

/** Milliseconds, far from what any test takes: `npm test` runs browsers beside these. */
const slow = { testTimeout: 60_000, hookTimeout: 120_000 };

/** Files run one after another in a process and share what they import, which would be read anew a hundred times. What the app keeps in memory is apart. */
const together = { isolate: false };

/**
 * Four suites. `contracts` and `rules` need nothing; `server` runs on SQLite and on a real PostgreSQL, which
 * starts when the first test asks for it (`test/helpers/postgres.ts`); `app` runs in Node with an IndexedDB in memory.
 */
export default defineConfig({
  test: {
    globalSetup: ['./test/helpers/postgres-door.ts'],
    projects: [
      { test: { name: 'contracts', include: ['server/contracts/**/*.test.ts'], setupFiles: [quiet], ...slow, ...together } },
      {
        test: {
          name: 'server',
          include: ['server/**/*.test.ts', 'test/*.test.ts', 'test/{helpers,simulate,faults,bench,journeys}/**/*.test.ts'],
          exclude: ['server/contracts/**', '**/node_modules/**'],
          setupFiles: [quiet],
          ...slow,
          ...together,
        },
      },
      {
        plugins: [wordsTogether({ words: answeringNamespaces, 'more-words': otherNamespaces, 'staff-words': staffNamespaces })],
        test: { name: 'app', include: ['app/**/*.test.{ts,tsx}'], setupFiles: ['fake-indexeddb/auto', quiet], ...slow },
      },
      { test: { name: 'rules', include: ['test/rules/**/*.test.ts'], setupFiles: [quiet], ...slow, ...together } },
    ],
  },
});
