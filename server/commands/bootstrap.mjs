import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What `npm start` and `npm test` need before anything else can run: the packages of the lock file, and the
 * Node that the project is written for. Plain JavaScript on Node's own modules, for any Node from 20 on.
 */
const root = join(import.meta.dirname, '../..');
const wantedMajor = 26;

const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** Whether `node_modules` holds what the lock file says. Packages for other platforms may be absent. */
function isInstalled() {
  const record = 'node_modules/.package-lock.json';
  if (!existsSync(join(root, record))) return false;
  const wanted = readJson('package-lock.json').packages;
  const there = readJson(record).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional === true || (there[path]?.version === entry.version && existsSync(join(root, path))),
  );
}

function install() {
  process.stdout.write('Installing packages. This takes about a minute, once …\n');
  const flags = ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const done =
    npm !== undefined && /\.[cm]?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...flags], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
      : spawnSync('npm', flags, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  if (done.status !== 0) fail('The packages could not be installed. npm says why above; with a network, try again.');
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** The Node that came with the packages, or the one that is running where it is new enough. */
function findNode() {
  const folder = join(root, 'node_modules');
  for (const name of readdirSync(folder).filter((entry) => /^node-(bin-)?(linux|darwin|win)/.test(entry))) {
    const file = join(folder, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    if (existsSync(file) && spawnSync(file, ['--version']).status === 0) return file;
  }
  if (Number(process.versions.node.split('.')[0]) >= wantedMajor) return process.execPath;
  return fail(`This project needs Node ${wantedMajor}. There is no package of it for ${process.platform} ${process.arch}: install it from nodejs.org, then run the command again.`);
}

/** How often it is looked whether npm is still there, in milliseconds. */
const npmLookedAfter = 500;

/**
 * npm runs us by a shell. A stop sent to npm ends the shell, which does not pass it on: only our parent is another
 * then. Without npm we may outlive whoever started us, as with nohup.
 */
function stopWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    child.kill('SIGTERM');
  }, npmLookedAfter);
  timer.unref();
}

/**
 * Installs what is missing, then runs a TypeScript file of the project on the right Node, with our arguments
 * and streams, and ends as it ends.
 */
export function runOnOurNode(file) {
  if (!isInstalled()) install();
  const node = findNode();
  const separator = process.platform === 'win32' ? ';' : ':';
  const PATH = [dirname(node), join(root, 'node_modules/.bin'), process.env.PATH].join(separator);
  const child = spawn(node, [join(root, file), ...process.argv.slice(2)], { stdio: 'inherit', env: { ...process.env, PATH } });
  // A terminal sends Ctrl-C to the child as well, so here it only keeps us waiting; a stop sent to us alone is passed on.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  stopWithNpm(child);
  child.on('error', (error) => fail(`Node could not be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));
}
