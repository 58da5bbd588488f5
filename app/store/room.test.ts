import { describe, expect, test } from 'vitest';
import { roomHere, type RoomParts } from './room.ts';

const megabyte = 1_000_000;
const parts = (used: number, quota: number, more: Partial<RoomParts> = {}): RoomParts => ({
  storage: { persisted: () => Promise.resolve(false), estimate: () => Promise.resolve({ usage: used, quota }) },
  vendor: 'Google Inc.',
  installed: false,
  ...more,
});

describe('room on this device', () => {
  test.each([
    ['plenty', 30 * megabyte, 9_000 * megabyte, false],
    ['under twenty megabytes left', 90 * megabyte, 105 * megabyte, true],
    ['under a twentieth left', 9_600 * megabyte, 10_000 * megabyte, true],
  ])('%s', async (_name, used, quota, nearlyFull) => {
    expect(await roomHere(parts(used, quota))).toEqual({ kept: false, used, quota, nearlyFull, sevenDays: false });
  });

  test('is not claimed to be known where the browser does not say', async () => {
    expect(await roomHere(parts(0, 0, { storage: undefined }))).toEqual({ kept: undefined, used: undefined, quota: undefined, nearlyFull: false, sevenDays: false });
    const refusing = { persisted: () => Promise.reject(new DOMException('no', 'SecurityError')), estimate: () => Promise.reject(new DOMException('no', 'SecurityError')) };
    expect(await roomHere(parts(0, 0, { storage: refusing }))).toMatchObject({ kept: undefined, nearlyFull: false });
  });

  test('lasts seven days in Safari, unless it is installed or promised to stay', async () => {
    const vendor = 'Apple Computer, Inc.';
    expect((await roomHere(parts(1, 1e9, { vendor }))).sevenDays).toBe(true);
    expect((await roomHere(parts(1, 1e9, { vendor, installed: true }))).sevenDays).toBe(false);
    const storage = { persisted: () => Promise.resolve(true), estimate: () => Promise.resolve({}) };
    expect((await roomHere(parts(1, 1e9, { vendor, storage }))).sevenDays).toBe(false);
  });
});
