import { expect, test } from 'vitest';
import type { Area } from '#server/contracts/area.ts';
import { keptAreas } from '#app/store/areas.ts';
import { createPublished } from './published.ts';

const area = (slug: string, name: string): Area => ({ slug, name, madeUp: true, rounds: [] });

test('the areas of the server are kept on the device, by name, and outlast a server that is away', async () => {
  const { pullAreas } = createPublished(() => Promise.resolve(Response.json({ areas: [area('s', 'Sandhill'), area('b', 'Brookside')] })));
  await pullAreas();
  expect((await keptAreas()).map(({ name }) => name)).toEqual(['Brookside', 'Sandhill']);
  await expect(createPublished(() => Promise.reject(new TypeError('Failed to fetch'))).pullAreas()).rejects.toMatchObject({ trouble: 'unreachable' });
  expect(await keptAreas()).toHaveLength(2);
});
