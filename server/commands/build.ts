import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';
import { Build } from '#server/library/build-list.ts';
import { soundFiles } from './sound-files.ts';

/**
 * `npm run build`: the app into `dist/site`, the first page that the server renders into `dist/first-page`,
 * and beside each file of text its `.br` and `.gz`, made once here so that no request pays for them.
 */
const root = join(import.meta.dirname, '../..');
const site = join(root, 'dist/site');

/** The files that a first page names; `vite.config.ts` says what is in those with a name. */
async function siteFiles() {
  const manifest = Build.parse(JSON.parse(await readFile(join(site, 'build.json'), 'utf8')));
  const entry = Object.values(manifest).find(({ isEntry }) => isEntry === true);
  const [styles] = entry?.css ?? [];
  const named = new Map(Object.values(manifest).map(({ name = '', file }) => [name, `/${file}`]));
  const checks = named.get('checks');
  if (entry === undefined || styles === undefined || checks === undefined) throw new Error('The build has no entry with a style sheet and checks.');
  const imports = (entry.imports ?? []).flatMap((file) => (manifest[file] === undefined ? [] : [`/${manifest[file].file}`]));
  const words = Object.fromEntries([...named].flatMap(([name, file]) => (name.startsWith('words-') ? [[name.slice('words-'.length), file]] : [])));
  return { script: `/${entry.file}`, imports, checks, words, styles: `/${styles}`, criticalCss: (await readFile(join(site, styles), 'utf8')).trim() };
}

async function compress(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  await Promise.all(
    entries
      .filter((entry) => entry.isFile() && /\.(js|css|svg|json|webmanifest|html|txt)$/.test(entry.name))
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const raw = await readFile(path);
        // One block for the whole of a file: what comes late in it is told by what came first.
        await writeFile(`${path}.br`, await promisify(brotliCompress)(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGBLOCK]: 20, [constants.BROTLI_PARAM_LGWIN]: 20, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } }));
        await writeFile(`${path}.gz`, await promisify(gzip)(raw, { level: 9 }));
      }),
  );
}

await rm(join(root, 'dist'), { recursive: true, force: true });
await build({ root, logLevel: 'warn' });
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  define: { __SITE__: JSON.stringify(await siteFiles()) },
  // Nothing is made on a first page, so what it is made with is left out.
  build: { ssr: 'app/first-page.tsx', outDir: 'dist/first-page', emptyOutDir: true, minify: false, rolldownOptions: { external: [/\/making\//] } },
});
const { files: sheets, stale } = await soundFiles();
for (const [path, json] of sheets) {
  await mkdir(dirname(join(site, path)), { recursive: true });
  await writeFile(join(site, path), json);
}
if (stale.length > 0) process.stdout.write(`Clips that say an older text, and are left out until npm run clips makes them anew:\n${stale.map((each) => `  ${each}\n`).join('')}`);
await compress(site);
