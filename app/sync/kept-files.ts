import { buildFilesIn, lettersOf } from './offline-plan.ts';

/** A file of this build, as the build made it. `integrity` is `sha256-` and its digest in base64. */
export interface BuildFile {
  path: string;
  revision: string | null;
  integrity: string;
}

/** What a round needs on this device besides the app: its first pages, the letters of its scripts, its sound. */
export interface Wanted {
  pages: readonly string[];
  scripts: readonly string[];
  sounds: readonly { path: string; sha256: string }[];
}

/** How a file stands: on the device with the right bytes, or not. One whose bytes were wrong has been removed. */
export interface FileState {
  path: string;
  kept: boolean;
}

const base64 = (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const hex = (bytes: ArrayBuffer) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
const digestOf = async (response: Response): Promise<ArrayBuffer> => crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer());

/** Whether a file's bytes are those that the build made. */
export const isWhole = async (response: Response, integrity: string): Promise<boolean> => `sha256-${base64(await digestOf(response))}` === integrity;

/**
 * Whether a page is as our server made it: its ETag is the beginning of its SHA-256. What a Wi-Fi's log-in page, or a
 * proxy that cut the body, sends in its place does not fit, and is never kept.
 */
export async function isWholePage(response: Response): Promise<boolean> {
  const tag = /^(?:W\/)?"([0-9a-f]{32})(?:-[a-z]+)?"$/.exec(response.headers.get('etag') ?? '')?.[1];
  return tag !== undefined && hex(await digestOf(response)).startsWith(tag);
}

/** Whether all that a page names belongs to a build. A page that names nothing is none of ours. */
export function isOfBuild(html: string, paths: ReadonlySet<string>): boolean {
  const named = buildFilesIn(html);
  return named.length > 0 && named.every((path) => paths.has(path));
}

/** Kept things are looked up by address alone: the server varies them by encoding, which is undone by then. */
export const asKept: CacheQueryOptions = { ignoreVary: true, ignoreSearch: true };

/** One thing that must be on the device: where it lies and how its bytes are known. */
interface Part {
  path: string;
  caches: readonly string[];
  whole: (response: Response) => Promise<boolean>;
}

export interface Places {
  files: string;
  shell: string;
  pages: string;
}

/** Everything that a round needs of this build to be answered without a network. */
export function partsOf(build: readonly BuildFile[], shellPath: string, wanted: Wanted, places: Places): Part[] {
  const needed = build.filter(({ path }) => Object.entries(lettersOf).every(([script, letters]) => !letters.test(path) || wanted.scripts.includes(script)));
  return [
    ...needed.map(({ path, integrity }) => ({ path, caches: [places.files, places.shell], whole: (response: Response) => isWhole(response, integrity) })),
    { path: shellPath, caches: [places.shell], whole: isWholePage },
    ...wanted.pages.map((path) => ({ path, caches: [places.pages], whole: isWholePage })),
    ...wanted.sounds.map(({ path, sha256 }) => ({ path, caches: [places.files], whole: async (response: Response) => hex(await digestOf(response)) === sha256 })),
  ];
}

/** Reads the bytes of one part and compares them. What is there and is wrong goes, so that it is fetched again. */
export async function stateOf({ path, caches: names, whole }: Part, storage: CacheStorage): Promise<FileState> {
  for (const name of names) {
    const cache = await storage.open(name);
    const response = await cache.match(path, asKept);
    if (response === undefined) continue;
    if (await whole(response)) return { path, kept: true };
    await cache.delete(path, asKept);
  }
  return { path, kept: false };
}
