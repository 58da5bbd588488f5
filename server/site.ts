import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RenderedPage, Site } from './deps.ts';

type Renderer = (given: never) => RenderedPage;

function rendererOf(module: object, name: string): Renderer {
  const found: unknown = Reflect.get(module, name);
  if (typeof found !== 'function') throw new Error(`The built first page has no ${name}. Build the app again: npm run build`);
  return (given) => found(given);
}

/**
 * The app that `npm run build` left in this folder, or `undefined` where none was built.
 * @throws when it is there but is not what this server expects.
 */
export async function loadSite(siteDir: string): Promise<Site | undefined> {
  const entry = path.join(siteDir, 'first-page/first-page.js');
  if (!existsSync(entry)) return undefined;
  const module: unknown = await import(pathToFileURL(entry).href);
  if (typeof module !== 'object' || module === null) throw new Error('The built first page cannot be loaded.');
  const renderFirstPage: Site['renderFirstPage'] = rendererOf(module, 'renderFirstPage');
  const renderShell: Site['renderShell'] = rendererOf(module, 'renderShell');
  return { assetsFolder: path.join(siteDir, 'site'), renderFirstPage, renderShell };
}
