import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { mutations } from './mutations.ts';

it.each(mutations)('what is taken out to "$name" stands in the product, once', ({ patches }) => {
  for (const { file, find } of patches) expect([file, readFileSync(file, 'utf8').split(find).length - 1]).toEqual([file, 1]);
});
