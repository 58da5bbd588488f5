import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerProcess } from '#test/helpers/server-process.ts';
import { place, tabletOver, type Case } from './cases.ts';
import { lookInPage, lookOnDisk, type Looked } from './look.ts';
import { drawMarkers, type Marker } from './markers.ts';

export const wordsPerPerson = 40;

export interface Scanned {
  /** What each person left to be looked for, by case. */
  planted: { name: string; markers: Marker[] }[];
  /** After each hand-over, from within the browser. */
  inPage: { name: string; looked: Looked }[];
  /** After the browser's exit, in every file of its profile. */
  onDisk: Looked;
}

async function withProfile<T>(work: (profile: string) => Promise<T>): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), 'all-heard-scanned-'));
  try {
    return await work(profile);
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

/** Lets people come to their ends one after the other on one shared tablet, and looks for what is left of them. */
export const scanHandOver = (server: ServerProcess, cases: readonly Case[], random: () => number): Promise<Scanned> =>
  withProfile(async (profile) => {
    const planted: Scanned['planted'] = [];
    const inPage: Scanned['inPage'] = [];
    const tablet = await tabletOver(profile, server.url);
    try {
      for (const { name, run } of cases) {
        const markers = drawMarkers(wordsPerPerson, random);
        planted.push({ name, markers: [...markers, ...(await run(tablet, markers))] });
        inPage.push({ name, looked: await lookInPage(tablet.browser.page, planted.flatMap((each) => each.markers)) });
      }
      await tablet.browser.close();
    } finally {
      await tablet.browser.close().catch(() => undefined);
    }
    return { planted, inPage, onDisk: await lookOnDisk(profile, planted.flatMap(({ markers }) => markers)) };
  });

/** Where the scanner itself is tried on: each place in which a word is really left. */
export interface SelfTest {
  place: 'localStorage' | 'IndexedDB';
  inPage: boolean;
  onDisk: boolean;
}

/** Leaves words behind on purpose, so that a scanner that finds nothing is known to have looked. */
export const selfTest = (server: ServerProcess, random: () => number): Promise<SelfTest[]> =>
  withProfile(async (profile) => {
    const markers = drawMarkers(16, random);
    const [first, second] = [markers.filter((_, at) => at % 2 === 0), markers.filter((_, at) => at % 2 === 1)];
    const tablet = await tabletOver(profile, server.url);
    const { page } = tablet.browser;
    await page.goto(place);
    await page.evaluate(
      ([local, rows]) => {
        localStorage.setItem('left', JSON.stringify(local));
        return new Promise<void>((resolve, reject) => {
          const open = indexedDB.open('left');
          open.onupgradeneeded = () => open.result.createObjectStore('words', { autoIncrement: true });
          open.onerror = () => reject(new Error('IndexedDB'));
          open.onsuccess = () => {
            const writing = open.result.transaction('words', 'readwrite', { durability: 'strict' });
            for (const row of rows) writing.objectStore('words').add({ row });
            writing.oncomplete = () => {
              open.result.close();
              resolve();
            };
          };
        });
      },
      [first.map(({ text }) => text), second.map(({ text }) => text)] as const,
    );
    const here = await lookInPage(page, markers);
    await tablet.browser.close();
    const there = await lookOnDisk(profile, markers);
    const all = (looked: Looked, some: readonly Marker[]) => some.every((marker) => looked.found.some((find) => find.marker === marker));
    return [
      { place: 'localStorage', inPage: all(here, first), onDisk: all(there, first) },
      { place: 'IndexedDB', inPage: all(here, second), onDisk: all(there, second) },
    ];
  });
