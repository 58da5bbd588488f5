import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { build, loadConfigFromFile, type PluginOption } from 'vite';

const root = join(import.meta.dirname, '../..');

/** Whose code a module is: a package by its name, one of our own folders, or the tools that put the parts together. */
function ownerOf(module: string): string {
  const packages = [...module.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)];
  const last = packages.at(-1)?.[1];
  if (last !== undefined) return last;
  const own = /\/(app\/[^/]+|server\/contracts|locales)(?:\/|$)/.exec(module.split('?')[0] ?? '')?.[1];
  return own === undefined ? 'the build itself' : own;
}

/** The plugins that make the app's own scripts; the one that writes the service worker would write it into the built app again. */
async function pluginsOf(options: readonly PluginOption[] | undefined): Promise<PluginOption[]> {
  const each = await Promise.all(
    (options ?? []).map(async (option) => {
      const plugin = await option;
      return Array.isArray(plugin) ? pluginsOf(plugin) : [plugin];
    }),
  );
  return each.flat().filter((plugin) => typeof plugin === 'object' && plugin !== null && 'name' in plugin && !plugin.name.startsWith('vite-plugin-pwa'));
}

/**
 * Characters of a script by whose they are, as its source map tells.
 *
 * @param others whose that is which no source stands behind.
 */
function lengthsByOwner(code: string, map: SourceMap, others: string): Map<string, number> {
  const lengths = new Map<string, number>();
  for (const [line, text] of code.split('\n').entries()) {
    for (let column = 0; column < text.length; column += 1) {
      const entry = map.findEntry(line, column);
      const source = 'originalSource' in entry && entry.generatedLine === line ? entry.originalSource : undefined;
      const owner = source === undefined ? others : ownerOf(source);
      lengths.set(owner, (lengths.get(owner) ?? 0) + 1);
    }
  }
  return lengths;
}

/** For each script of the built app, by its address: how much of it is whose, in parts of one. Counted after minifying, so the parts are of what travels. */
export async function sharesByScript(): Promise<Map<string, Map<string, number>>> {
  const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, join(root, 'vite.config.ts'), root, 'silent');
  const config = loaded?.config ?? {};
  const built = await build({ ...config, root, configFile: false, logLevel: 'silent', plugins: await pluginsOf(config.plugins), build: { ...config.build, write: false, sourcemap: 'hidden' } });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  const shares = new Map<string, Map<string, number>>();
  for (const chunk of outputs) {
    if (chunk.type !== 'chunk') continue;
    const { sources, names, mappings } = chunk.map ?? { sources: [], names: [], mappings: '' };
    const map = new SourceMap({ file: chunk.fileName, version: 3, sources, sourcesContent: [], names, mappings, sourceRoot: '' });
    // Lists of words and of credits are JSON, which has no map.
    const lengths = lengthsByOwner(chunk.code, map, ownerOf(Object.keys(chunk.modules).find((id) => id.endsWith('.json')) ?? ''));
    const whole = [...lengths.values()].reduce((sum, length) => sum + length, 0);
    shares.set(`/${chunk.fileName}`, new Map([...lengths].map(([owner, length]) => [owner, length / whole])));
  }
  return shares;
}
