import { cases } from '#test/faults/scan/cases.ts';
import { scanHandOver, selfTest } from '#test/faults/scan/scan.ts';
import { expect, test } from './fixtures.ts';

test('Who stops half-way and keeps the answers leaves no word behind, in any storage or any file of the browser', async ({ server }) => {
  const { planted, inPage, onDisk } = await scanHandOver(server, cases.filter(({ name }) => name === 'stopped, answers kept'), Math.random);
  expect(planted[0]?.markers.length).toBeGreaterThan(40);
  expect(inPage[0]?.looked.pieces).toBeGreaterThan(100);
  expect(onDisk.pieces).toBeGreaterThan(50);
  expect([...onDisk.found, ...inPage.flatMap(({ looked }) => looked.found)].map(({ where, form, marker }) => `${marker.what}, as ${form}, in ${where}`)).toEqual([]);
});

test('The scanner finds words that are really left', async ({ server }) => {
  expect(await selfTest(server, Math.random)).toEqual([
    { place: 'localStorage', inPage: true, onDisk: true },
    { place: 'IndexedDB', inPage: true, onDisk: true },
  ]);
});
