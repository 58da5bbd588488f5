import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Site } from './deps.ts';

type Renderers = Pick<Site, 'renderFirstPage' | 'renderShell'>;

/** The build's own module: made by `npm run build` from `app/first-page.tsx`, whose functions have these types. */
const isRenderers = (module: unknown): module is Renderers =>
  typeof module === 'object' && module !== null && ['renderFirstPage', 'renderShell'].every((name) => typeof Reflect.get(module, name) === 'function');

/**
 * The app that `npm run build` left in this folder, or `undefined` where none was built.
 * @throws when it is there but is not what this server expects.
 */
export async function loadSite(siteDir: string): Promise<Site | undefined> {
  const entry = path.join(siteDir, 'first-page/first-page.js');
  if (!existsSync(entry)) return undefined;
  const module: unknown = await import(pathToFileURL(entry).href);
  if (!isRenderers(module)) throw new Error('The built first page is not of this version. Build the app again: npm run build');
  const { renderFirstPage, renderShell } = module;
  return { assetsFolder: path.join(siteDir, 'site'), renderFirstPage, renderShell };
}
