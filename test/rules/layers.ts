import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';

/**
 * Which part of the project may import which, said once: the rule in `imports.test.ts` and the linter's
 * `no-restricted-imports` are both made from this. What is not allowed here fails the build.
 */
const root = join(import.meta.dirname, '../..');
const foldersIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

/** Folders of the app that features stand on; each other folder of `app` is a feature. */
const supports = ['surveys', 'access', 'api', 'desk', 'i18n', 'sealing', 'store', 'symbols', 'sync', 'ui'];
export const features = foldersIn('app').filter((folder) => !supports.includes(folder));

/** Features whose screens are staff's: they stand on `app/desk` too, and no other does. */
export const staffFeatures = ['administration', 'network', 'rounds', 'sessions', 'staff'];

const app = (...names: string[]) => names.map((name) => `app/${name}`);
const server = (...names: string[]) => names.map((name) => `server/${name}`);
const featureLayers = app(...features);
const contracts = 'server/contracts';
const belowFeatures = [...app('surveys', 'ui', 'access', 'symbols', 'store', 'api', 'i18n'), contracts];
const belowRoutes = [...server('access', 'queries', 'themes', 'sealing', 'safety', 'deps.ts', 'problems.ts', 'log.ts', 'london.ts'), contracts];

/** The folder of `app` or `server` that a path stands in, or the file itself at their top; `test`, `locales` … for the rest. */
export function layerOf(path: string): string {
  const [top = '', next] = path.split('/');
  return (top === 'app' || top === 'server') && next !== undefined ? `${top}/${next}` : top;
}

/** What each layer may import besides itself. Start-up and commands put the pieces together, and may import any of their side. */
const allowedByLayer: Readonly<Record<string, readonly string[]>> = {
  'app/main.tsx': [...app('routes.tsx', 'show-screen.tsx', 'sync'), ...featureLayers, ...belowFeatures],
  'app/show-screen.tsx': [...app('routes.tsx', 'screens.tsx', 'i18n', 'ui'), contracts],
  'app/routes.tsx': [...app('own-card.tsx', 'session-piece.tsx', 'shown-card.tsx', 'view-parts.tsx', 'sync', 'sealing'), ...featureLayers, ...belowFeatures],
  'app/screens.tsx': [...app('routes.tsx', 'staff-screens.tsx', 'keep-parts.tsx', 'keep-sheet.tsx', 'session-screens.tsx', 'share-parts.ts', 'room-parts.ts', 'sync', 'sealing'), ...featureLayers, ...belowFeatures],
  'app/staff-screens.tsx': [...app('routes.tsx', 'sync'), ...featureLayers, ...belowFeatures],
  'app/own-card.tsx': [...app('replies', 'sync', 'sealing'), ...belowFeatures],
  'app/shown-card.tsx': app('replies', 'sealing'),
  'app/view-parts.tsx': [...app('views', 'sync'), ...belowFeatures],
  'app/keep-sheet.tsx': app('replies', 'sealing'),
  'app/keep-parts.tsx': [...app('replies', 'sync', 'sealing'), ...belowFeatures],
  'app/room-parts.ts': app('sessions', 'sealing'),
  'app/share-parts.ts': [...app('sessions', 'sealing'), ...belowFeatures],
  'app/session-piece.tsx': [...app('sessions', 'sync'), ...belowFeatures],
  'app/session-screens.tsx': [...app('sessions', 'session-piece.tsx', 'share-parts.ts', 'sync'), ...belowFeatures],
  'app/first-page.tsx': [...app('surveys', 'ui', 'access', 'symbols', 'i18n'), contracts],
  'app/worker.ts': [...app('sync'), contracts],
  ...Object.fromEntries(features.map((feature) => [`app/${feature}`, staffFeatures.includes(feature) ? [...app('desk'), ...belowFeatures] : belowFeatures])),
  'app/desk': [...app('ui', 'access', 'symbols', 'api', 'i18n'), contracts],
  'app/surveys': [...app('ui', 'access', 'symbols', 'store', 'sealing', 'i18n'), contracts],
  'app/access': [...app('ui', 'store', 'i18n'), contracts],
  'app/symbols': [...app('ui', 'store', 'i18n'), contracts],
  'app/sync': [...app('store'), contracts],
  'app/api': [contracts],
  'app/store': [contracts],
  'app/sealing': [contracts],
  'app/ui': [...app('i18n'), contracts],
  'app/i18n': ['locales', contracts],
  [contracts]: [],
  'server/themes': [contracts],
  'server/safety': [contracts],
  'server/library': [contracts],
  'server/queries': [...server('database'), contracts],
  'server/routes': belowRoutes,
  'server/jobs': belowRoutes,
};

/** Whether a file of one layer may import a file of another. Tests, and tools beside the code, may import any. */
export function isAllowed(from: string, to: string): boolean {
  const [importer, imported] = [layerOf(from), layerOf(to)];
  if (importer === imported) return true;
  if (imported === 'test') return false;
  const allowed = allowedByLayer[importer];
  if (allowed !== undefined) return allowed.includes(imported);
  if (importer.startsWith('server/')) return imported.startsWith('server/');
  return !importer.startsWith('app/');
}

/** Packages that a layer may import. Where none are listed, any of the project's dependencies. */
const packagesByLayer: Readonly<Record<string, readonly string[]>> = {
  [contracts]: ['zod/mini'],
  'server/themes': [],
  'server/safety': [],
};
/** Packages that belong to one place, so that they can be changed there. */
const ownersOfPackages: readonly { packages: RegExp; owners: readonly string[] }[] = [
  { packages: /^(react|react-dom|react-aria-components|dexie|i18next|uqr)(\/|$)/, owners: ['app/'] },
  { packages: /^dexie$/, owners: ['app/store'] },
  { packages: /^i18next$/, owners: ['app/i18n'] },
  { packages: /^react-aria/, owners: ['app/ui', 'app/access'] },
  { packages: /^(kysely|pg)$/, owners: ['server/database', 'server/queries', 'server/deps.ts'] },
  { packages: /^(better-auth|@better-auth)(\/|$)/, owners: ['server/access'] },
  { packages: /^(hono|@hono\/)/, owners: ['server/app.ts', 'server/main.ts', 'server/routes'] },
  { packages: /^node:/, owners: ['server/', 'test'] },
];

/** Whether a file may import a package by this name. */
export function isPackageAllowed(from: string, name: string): boolean {
  const importer = layerOf(from);
  const listed = packagesByLayer[importer];
  if (listed !== undefined) return listed.includes(name);
  return ownersOfPackages.every(({ packages, owners }) => !packages.test(name) || owners.some((owner) => importer.startsWith(owner)));
}

/** The project's path that an import means, or `undefined` where it means a package. */
export function pathOf(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1);
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : undefined;
}
