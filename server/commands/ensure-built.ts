import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';

const root = join(import.meta.dirname, '../..');
const marker = join(root, 'dist/inputs.sha256');

/** Everything that the built app is made from. */
const inputs = ['app', 'locales', 'public', 'server/contracts', 'server/library', 'server/commands/build.ts', 'index.html', 'vite.config.ts', 'package-lock.json', 'tsconfig.base.json'];

async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return existsSync(join(root, path)) ? [join(root, path)] : [];
  return entries.filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name));
}

async function hashOfInputs(): Promise<string> {
  const files = (await Promise.all(inputs.map(filesIn))).flat().toSorted();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.slice(root.length)).update('\0').update(await readFile(file)).update('\0');
  return hash.digest('hex');
}

/** Builds the app unless what stands in `dist` was built from these very sources. Returns whether it built. */
export async function ensureBuilt(): Promise<boolean> {
  const wanted = await hashOfInputs();
  const built = await readFile(marker, 'utf8').catch(() => '');
  if (built === wanted) return false;
  await runCommand('server/commands/build.ts');
  await writeFile(marker, wanted);
  return true;
}
