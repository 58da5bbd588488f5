import type { Area } from '#server/contracts/area.ts';
import { announce } from './changes.ts';
import { withStore } from './database.ts';

/** An area and the rounds it asks. `tag` is the server's ETag. */
export interface AreaRow {
  area: string;
  facts: Area;
  tag: string | null;
}

/** Keeps what is known of an area, in place of what was known before. */
export async function saveArea(area: Area, tag: string | null = null): Promise<void> {
  await withStore((store) => store.areas.put({ area: area.slug, facts: area, tag }));
  announce('areas');
}

/** The area as this device knows it, or `undefined`. */
export async function areaOf(slug: string): Promise<Area | undefined> {
  return (await areaRow(slug))?.facts;
}

/** Every area that this device knows, by name. */
export const keptAreas = (): Promise<Area[]> =>
  withStore(async (store) => (await store.areas.toArray()).map(({ facts }) => facts).toSorted((a, b) => a.name.localeCompare(b.name)));

/** The area together with its ETag. */
export const areaRow = (slug: string): Promise<AreaRow | undefined> => withStore((store) => store.areas.get(slug));
