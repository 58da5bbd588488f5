import { screens } from '#server/contracts/screens.ts';

/** How the service worker answers a request. Pure; the worker does it. */
export type Plan =
  /** A screen of the app that the server renders with its content: the kept page of that address, else the shell. */
  | { kind: 'page'; path: string }
  /** Any other screen: the kept shell. */
  | { kind: 'shell' }
  /** A file whose name changes with its content: kept once, good for ever. */
  | { kind: 'file'; path: string }
  /** The network's business alone. What the app wants to have without one is in its store. */
  | { kind: 'network' };

const patternOf = (screen: string) => new RegExp(`^${screen.replaceAll(/:[a-z]+/g, '[^/]+')}/?$`);
const pagePattern = patternOf(screens.answer);
const shellPatterns = Object.values(screens)
  .filter((screen) => screen !== screens.answer)
  .map(patternOf);

/** Files that a build or the symbol sheets name by their content. */
const filePattern = /^\/(assets|symbols|icons|sound)\/|^\/manifest\.webmanifest$/;

/** The letters of scripts besides Latin, by script: kept from their first use, and needed where a round is asked in them. */
export const lettersOf: Readonly<Record<string, RegExp>> = { nastaliq: /\/noto-nastaliq-/, arabic: /\/noto-naskh-arabic-/, gurmukhi: /\/noto-sans-gurmukhi-/ };

/** What is to be done about a request of this origin. */
export function planOf({ method, mode, url }: { method: string; mode: string; url: string }, origin: string): Plan {
  const { origin: there, pathname } = new URL(url);
  if (method !== 'GET' || there !== origin) return { kind: 'network' };
  if (mode === 'navigate') {
    if (pagePattern.test(pathname)) return { kind: 'page', path: pathname };
    return { kind: shellPatterns.some((pattern) => pattern.test(pathname)) ? 'shell' : 'network' };
  }
  return filePattern.test(pathname) ? { kind: 'file', path: pathname } : { kind: 'network' };
}

/** The files of a build that a page names, wherever they stand in it. */
export const buildFilesIn = (html: string): string[] => [...new Set(html.match(/\/assets\/[\w./-]+\.(?:js|css)/g) ?? [])];

/** Days for which the files of earlier builds are kept: a page that was open or kept since may still ask for them. */
const keptDays = 90;

/** When each file was last named by a build, in milliseconds. */
export type LastNamed = Record<string, number>;

/** The record after a build that names these files, at this time; and the files that nobody has named for ninety days. */
export function afterBuild(before: LastNamed, files: readonly string[], now: number): { record: LastNamed; gone: string[] } {
  const all: LastNamed = { ...before, ...Object.fromEntries(files.map((file) => [file, now])) };
  const gone = Object.keys(all).filter((file) => now - (all[file] ?? 0) > keptDays * 86_400_000);
  return { record: Object.fromEntries(Object.entries(all).filter(([file]) => !gone.includes(file))), gone };
}

/** A file's name without the digest that ends it: what it is called in every build. */
const lastingName = (path: string): string => path.replace(/-[\w-]{8}(?=\.\w+$)/, '');

/**
 * Which of a new build's pieces of staff a device keeps, by what it has of an earlier one: none where nobody works on
 * it, else all of them, in the languages that are there. Who works on a device from its first page on, which the worker
 * was not there to see, has all of them.
 *
 * @param here paths of the files that are kept. @param open paths of the pages that are open.
 */
export function staffsToKeep<File extends { path: string }>(staffs: readonly File[], here: readonly string[], open: readonly string[]): File[] {
  if (open.some((path) => path.startsWith('/staff/areas/'))) return [...staffs];
  const names = new Set(here.map(lastingName));
  const isHere = ({ path }: File) => names.has(lastingName(path));
  return staffs.some(isHere) ? staffs.filter((file) => isHere(file) || !file.path.includes('/staff-words-')) : [];
}
