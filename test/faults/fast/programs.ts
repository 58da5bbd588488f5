import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { rolldown, type Plugin } from 'rolldown';

/** A change of one file of the product, made on purpose to see whether the harness notices. `find` must stand in the file exactly once. */
export interface Patch {
  file: string;
  find: string;
  put: string;
}

export const root = join(import.meta.dirname, '../../..');

/** Applies patches while files are read; the files themselves stay as they are. */
function patching(patches: readonly Patch[], applied: Set<Patch>): Plugin {
  return {
    name: 'safeguards-removed',
    load(id) {
      const mine = patches.filter(({ file }) => id === join(root, file));
      if (mine.length === 0) return null;
      let code = readFileSync(id, 'utf8');
      for (const patch of mine) {
        const many = code.split(patch.find).length - 1;
        if (many !== 1) throw new Error(`${patch.file} holds ${many} times, not once: ${patch.find}`);
        code = code.replace(patch.find, () => patch.put);
        applied.add(patch);
      }
      return { code, moduleType: id.endsWith('x') ? 'tsx' : 'ts' };
    },
  };
}

interface Built {
  code: string;
  applied: ReadonlySet<Patch>;
  /** Modules that the code takes from outside, by the names it calls them by. */
  taken: ReadonlyMap<string, string>;
}

async function build(entry: string, format: 'iife' | 'cjs', isOutside: (id: string) => boolean, patches: readonly Patch[]): Promise<Built> {
  const applied = new Set<Patch>();
  const taken = new Map<string, string>();
  const bundle = await rolldown({
    input: join(root, entry),
    platform: format === 'cjs' ? 'node' : 'browser',
    external: (id) => {
      if (!isOutside(id)) return false;
      taken.set(id, `$${id.replace(/\W/g, '_')}`);
      return true;
    },
    plugins: [patching(patches, applied)],
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format, name: 'program', codeSplitting: false, globals: (id) => taken.get(id) ?? id });
  await bundle.close();
  // What is loaded only when it is used is there already.
  const code = output[0].code.replace(/import\("([^"]+)"\)/g, (whole, id: string) => (taken.has(id) ? `Promise.resolve(${taken.get(id)})` : whole));
  return { code, applied, taken };
}

/**
 * A piece of the app, built once and begun as often as wanted, each time with modules and a state of its own: as
 * each tab has them in a browser. All that it reaches of the world is given to it by name.
 */
export interface Program<T> {
  begin(world: Readonly<Record<string, unknown>>): T;
  applied: ReadonlySet<Patch>;
}

/** What is pure and the same for all: the contracts and what they are written in. Each tab making them anew would be half of the time. */
const isCommon = (id: string) => id.startsWith('#server/contracts/') || id === 'zod/mini';

/** @param names what of the world's globals it is given at its beginning. `$dexie` among them: the library is the world's too. */
export async function browserProgram<T>(entry: string, names: readonly string[], patches: readonly Patch[] = []): Promise<Program<T>> {
  const { code, applied, taken } = await build(entry, 'iife', (id) => isCommon(id) || (id === 'dexie' && names.includes('$dexie')), patches);
  const common = await Promise.all([...taken].filter(([id]) => isCommon(id)).map(async ([id, name]): Promise<[string, unknown]> => [name, await import(id)]));
  const start = compileFunction(`${code}\nreturn typeof program === 'undefined' ? undefined : program;`, [...names, ...common.map(([name]) => name)]) as (...values: unknown[]) => unknown;
  return { begin: (world) => start(...names.map((name) => world[name]), ...common.map(([, module]) => module)) as T, applied };
}

/** A piece of the server, built with patches; packages are those of this process. */
export async function serverProgram(entry: string, patches: readonly Patch[] = []): Promise<{ program: unknown; applied: ReadonlySet<Patch> }> {
  const { code, applied } = await build(entry, 'cjs', (id) => !/^[#./]/.test(id), patches);
  const module: { exports: unknown } = { exports: {} };
  const start = compileFunction(code, ['module', 'exports', 'require', '__dirname']) as (...values: unknown[]) => void;
  // Nothing that a schedule reaches reads a file beside its own.
  start(module, module.exports, createRequire(join(root, entry)), join(root, 'server'));
  return { program: module.exports, applied };
}
