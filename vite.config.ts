import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { minify } from 'terser';
import { defineConfig, type Plugin } from 'vite';
import { answeringNamespaces, otherNamespaces } from '#app/i18n/namespaces.ts';
import { staffNamespaces } from '#app/i18n/staff-namespaces.ts';
import { Build, staffsFiles } from '#server/library/build-list.ts';
import { wordsTogether } from '#server/library/words-together.ts';

const outDir = 'dist/site';
const buildList = 'build.json';

/** The words of a language: those that somebody who answers meets, and those of other screens. */
function wordsOf(path: string): string | null {
  const [, language, set] = /[\\/]locales[\\/]([\w-]+)[\\/][\w-]+\.json\?([\w-]+)$/.exec(path) ?? [];
  return language === undefined || set === undefined ? null : `${set}-${language}`;
}

/**
 * The scripts of the answering path in the order in which somebody who answers needs them, each one file: small pieces
 * compress badly, and each costs a journey. What they import comes with them; Dexie and each other screen stand alone.
 */
const inOrderOfNeed = [
  // Takes the page over: React, i18next and all that a page of a survey is drawn with.
  { name: 'main', tags: ['$initial' as const] },
  { name: wordsOf, debugName: 'words' },
  // Before anything of the network is believed, and to send: the schemas, zod and the outbox's way out.
  { name: 'checks', test: /[\\/]zod[\\/]|contracts[\\/](bounds|bundle|envelope|ids|problem|response|round|sound-reference|survey)\.ts|sync[\\/]start\.ts|store[\\/]mark\.ts/ },
  // When somebody listens.
  { name: 'listening', test: /access[\\/](listen|listen-of-tab|speech)\.ts|surveys[\\/]heard-page\.ts/ },
  { name: 'settings', test: /dialogs[\\/]SettingsDialog\.tsx/ },
  // For who presses by switch or by resting the pointer, and for who sets that: fetched when the profile asks for it.
  { name: 'press', test: /access[\\/](scan[\\/]|aids|HowIPress|Strip|PressSample|dwell|ruler)/ },
  // The last page: sealing, the keep card, My plan.
  { name: 'ending', test: /surveys[\\/]finish-response\.ts|@hpke|app[\\/]shown-card\.tsx|replies[\\/]KeepCard\.tsx|checkins[\\/]FinishedPlan\.tsx/ },
];

/** Where everything begins that only staff fetch. */
const ofStaff = ['app/staff-screens.tsx'];

/** Says which files are staff's. Nobody signs in without a network, so that they are kept by those who fetched them, and by no child's phone. */
async function withOwners<Entry extends { url: string }>(entries: Entry[]) {
  const theirs = staffsFiles(Build.parse(JSON.parse(await readFile(join(import.meta.dirname, outDir, buildList), 'utf8'))), ofStaff);
  return { manifest: entries.map((entry) => (theirs.has(entry.url) ? { ...entry, staff: true } : entry)) };
}

/** The worker knows each file by the digest of its bytes: so it keeps nothing that a network changed, and can say what is whole. */
async function withDigests<Entry extends { url: string }>(entries: Entry[]) {
  const manifest = await Promise.all(
    entries.map(async (entry) => ({ ...entry, integrity: `sha256-${createHash('sha256').update(await readFile(join(import.meta.dirname, outDir, entry.url))).digest('base64')}` })),
  );
  return { manifest };
}

/** What i18next says only to those who debug it, which nobody here does. */
const unheard = ['warn', 'log', 'deprecate'].flatMap((how) => [`this.logger.${how}`, `baseLogger.${how}`]);

/** Two minifiers find what one leaves: a per cent less to fetch, compressed. Nothing here is read for what reading it does. */
const squeezed: Plugin = {
  name: 'squeezed',
  apply: 'build',
  async renderChunk(code) {
    const { code: smaller } = await minify(code, { module: true, compress: { passes: 3, pure_getters: true, keep_fargs: false, sequences: false, comparisons: false, pure_funcs: unheard }, mangle: false });
    return smaller === undefined ? null : { code: smaller, map: null };
  },
};

/** The app itself. `server/commands/build.ts` builds it, then the server-rendered first page, and compresses both. */
export default defineConfig({
  appType: 'custom',
  publicDir: 'public',
  resolve: {
    alias: {
      '/locales': new URL('./locales', import.meta.url).pathname,
      // The package's own entry is its build for browsers of ten years ago.
      dexie: 'dexie/dist/modern/dexie.mjs',
      // Where there is no Web Crypto, HPKE asks Node for it: a browser has nothing else to give.
      crypto: new URL('./app/sealing/web-crypto.ts', import.meta.url).pathname,
    },
  },
  build: {
    outDir,
    emptyOutDir: true,
    manifest: buildList,
    cssCodeSplit: true,
    assetsInlineLimit: 0,
    // Style sheets of a screen come with it; its scripts name each other.
    modulePreload: { polyfill: false, resolveDependencies: (_file, dependencies) => dependencies.filter((file) => file.endsWith('.css')) },
    reportCompressedSize: false,
    target: ['chrome111', 'safari16.4', 'firefox115'],
    rolldownOptions: {
      // How long a build takes is no warning.
      checks: { pluginTimings: false },
      input: 'app/main.tsx',
      output: { codeSplitting: { groups: inOrderOfNeed } },
    },
  },
  plugins: [
    wordsTogether({ words: answeringNamespaces, 'more-words': otherNamespaces, 'staff-words': staffNamespaces }),
    react(),
    squeezed,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'app',
      filename: 'worker.ts',
      injectRegister: false,
      manifest: false,
      integration: {
        // One file, said as this version of the builder understands it; and as little of it is printed as of the app.
        configureCustomSWViteBuild(config) {
          config.logLevel = 'warn';
          config.build = { ...config.build, rolldownOptions: { input: 'app/worker.ts', output: { entryFileNames: 'worker.mjs', codeSplitting: false } } };
        },
      },
      injectManifest: {
        manifestTransforms: [withDigests, withOwners],
        globPatterns: ['assets/*.{js,css,woff2}', 'symbols/*.svg', 'icons/*.svg', 'manifest.webmanifest'],
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
      },
    }),
  ],
});
