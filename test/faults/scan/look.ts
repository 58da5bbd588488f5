import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Page } from '@playwright/test';
import { blocksOf, recordsOf } from './leveldb.ts';
import { formsOf, type Marker } from './markers.ts';

/** Something that may hold what a person left. */
interface Piece {
  where: string;
  bytes: Buffer;
}

export interface Find {
  where: string;
  form: string;
  marker: Marker;
}

/** What was looked through, and what was found. */
export interface Looked {
  pieces: number;
  bytes: number;
  /** Blocks and logs of LevelDB that were put together or uncompressed. */
  unpacked: number;
  found: Find[];
}

function search(pieces: readonly Piece[], markers: readonly Marker[]): Find[] {
  const wanted = markers.map((marker) => ({ marker, forms: formsOf(marker.text) }));
  return pieces.flatMap(({ where, bytes }) => wanted.flatMap(({ marker, forms }) => forms.filter((form) => bytes.includes(form.bytes)).map(({ form }) => ({ where, form, marker }))));
}

/** A file as it is, and what LevelDB keeps in it. What is no table, or was cut off half-way, is searched as it is. */
function unpacked(where: string, bytes: Buffer): Piece[] {
  try {
    if (where.endsWith('.ldb') || where.endsWith('.sst')) return blocksOf(bytes).map((block, at) => ({ where: `${where}, block ${at}`, bytes: block }));
    if (/leveldb|Session Storage|\.blob/i.test(where) && where.endsWith('.log')) return [{ where: `${where}, records`, bytes: recordsOf(bytes) }];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return [];
}

/** Looks through every file of a browser's profile. The browser must have ended. */
export async function lookOnDisk(profile: string, markers: readonly Marker[]): Promise<Looked> {
  const looked: Looked = { pieces: 0, bytes: 0, unpacked: 0, found: [] };
  for (const entry of await readdir(profile, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const where = relative(profile, path);
    const bytes = await readFile(path);
    const inside = unpacked(where, bytes);
    looked.pieces += 1;
    looked.bytes += bytes.length;
    looked.unpacked += inside.length;
    looked.found.push(...search([{ where, bytes }, ...inside], markers));
  }
  return looked;
}

/** Runs in the page: everything that its storage, its address, its history and its document hold. Bytes come as Latin-1. */
async function everythingHere(): Promise<{ where: string; text: string; binary: boolean }[]> {
  const all: { where: string; text: string; binary: boolean }[] = [];
  const latin1 = (buffer: ArrayBuffer | ArrayBufferView) => {
    const bytes = buffer instanceof ArrayBuffer ? new Uint8Array(buffer) : new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return text;
  };
  const add = (where: string, value: unknown): void => {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) all.push({ where, text: latin1(value), binary: true });
    else if (typeof value === 'string') all.push({ where, text: value, binary: false });
    else if (value instanceof CryptoKey) all.push({ where: `${where} (key)`, text: '', binary: false });
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        all.push({ where, text: name, binary: false });
        add(`${where}.${name}`, inner);
      }
    }
  };
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
    });
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const table of database.objectStoreNames) {
      const store = database.transaction(table).objectStore(table);
      const [keys, rows] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
      keys.forEach((key, at) => add(`IndexedDB ${name}/${table}, key ${at}`, key));
      rows.forEach((row, at) => add(`IndexedDB ${name}/${table}, row ${at}`, row));
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      add(`cache ${name}, address`, request.url);
      add(`cache ${name} ${request.url}`, await (await cache.match(request, { ignoreVary: true }))?.arrayBuffer());
    }
  }
  for (const [name, storage] of [['localStorage', localStorage], ['sessionStorage', sessionStorage]] as const) add(name, Object.fromEntries(Object.entries(storage)));
  add('cookies', document.cookie);
  add('history.state', history.state);
  add('address', location.href);
  add('title', document.title);
  add('document', document.documentElement.outerHTML);
  for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea')) add('field', field.value);
  add('selection', String(getSelection()));
  return all;
}

/** Looks through everything that a script of the page, or somebody at the developer tools, can reach. */
export async function lookInPage(page: Page, markers: readonly Marker[]): Promise<Looked> {
  const here = await page.evaluate(everythingHere);
  const cookies = await page.context().cookies();
  const pieces = [...here, { where: 'cookies of the browser', text: JSON.stringify(cookies), binary: false }].map(({ where, text, binary }) => ({ where, bytes: Buffer.from(text, binary ? 'latin1' : 'utf8') }));
  return { pieces: pieces.length, bytes: pieces.reduce((sum, { bytes }) => sum + bytes.length, 0), unpacked: 0, found: search(pieces, markers) };
}
