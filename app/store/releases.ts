import type { Release } from '#server/contracts/release.ts';
import { announce } from './changes.ts';
import { withStore } from './database.ts';

/** The latest release of an area that this device has read. `tag` is the server's ETag. */
export interface ReleaseRow {
  area: string;
  release: Release;
  tag: string | null;
}

/** Keeps a release, in place of the area's earlier one. */
export async function saveRelease(release: Release, tag: string | null = null): Promise<void> {
  await withStore((store) => store.releases.put({ area: release.partnership.slug, release, tag }));
  announce('releases');
}

/** The release on this device, or `undefined`. */
export async function releaseOf(area: string): Promise<Release | undefined> {
  return (await releaseRow(area))?.release;
}

/** The release together with its ETag. */
export const releaseRow = (area: string): Promise<ReleaseRow | undefined> => withStore((store) => store.releases.get(area));
