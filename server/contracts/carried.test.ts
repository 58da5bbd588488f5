import { expect, test } from 'vitest';
import { bounds } from './bounds.ts';
import { Carried, carriedFormat } from './carried.ts';

const file = { format: carriedFormat, madeOn: '2026-11-22', envelopes: [{}] };

test('a file of sealed answers is known by its format, and holds no more than its bound', () => {
  expect(Carried.safeParse(file).success).toBe(true);
  for (const other of [
    { ...file, format: 'all-heard sealed answers 2' },
    { ...file, madeOn: 'yesterday' },
    { ...file, envelopes: [] },
    { ...file, envelopes: Array.from({ length: bounds.envelopesPerFile + 1 }, () => ({})) },
    { ...file, name: 'Ayesha' },
    null,
  ])
    expect(Carried.safeParse(other).success).toBe(false);
});
