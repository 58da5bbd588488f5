import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cryptoThreads } from './crypto-threads.ts';

describe('threads that open seals', () => {
  it('leave a core to the thread that reads requests, and are never more than Node takes itself', () => {
    expect([1, 2, 3, 4, 5, 64].map(cryptoThreads)).toEqual([1, 1, 2, 3, 4, 4]);
  });

  it('are said to Node before anything else is loaded', async () => {
    expect(await readFile(join(import.meta.dirname, 'main.ts'), 'utf8')).toMatch(/^import '.\/crypto-threads.ts';\n/);
  });
});
