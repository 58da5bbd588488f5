import type { FileState, Wanted } from './kept-files.ts';

/** What a page asks the service worker about the files of its build; the answer comes over the port that comes with it. */
export type FilesQuestion =
  | { ask: 'check'; wanted: Wanted }
  /** Fetches one of them, keeps it if it is whole, and says how it stands. */
  | { ask: 'fetch'; path: string; wanted: Wanted };

export type FilesAnswer = { files: FileState[] };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Both sides are of one origin, and may be of two builds: only the form is looked at. */
export const isFilesQuestion = (data: unknown): data is FilesQuestion => isObject(data) && (data['ask'] === 'check' || data['ask'] === 'fetch') && isObject(data['wanted']);
export const isFilesAnswer = (data: unknown): data is FilesAnswer =>
  isObject(data) && Array.isArray(data['files']) && data['files'].every((file) => isObject(file) && typeof file['path'] === 'string' && typeof file['kept'] === 'boolean');
