import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, lineAt, read, root } from './sources.ts';

const code = filesIn(['app', 'server', 'test'], /\.(ts|tsx|mjs|css)$/);
const docs = ['README.md', 'CONTRIBUTING.md', ...filesIn(['docs'], /\.md$/)];

/** Where a pattern stands in a file, each as `path:line what`. */
const placesOf = (path: string, pattern: RegExp): string[] => {
  const text = read(path);
  return [...text.matchAll(pattern)].map((found) => `${path}:${lineAt(text, found.index)} ${found[0].trim()}`);
};

describe('files', () => {
  it('are short enough to read: at most 400 lines', () => {
    const long = code.filter((path) => !path.startsWith('app/symbols/') || !path.endsWith('sheets.ts')).map((path) => ({ path, lines: read(path).split('\n').length - 1 }));
    expect(long.filter(({ lines }) => lines > 400)).toEqual([]);
  });

  it('leave nothing to do later and silence no check', () => {
    // Split, so that this file is not found by its own rule.
    const marks = ['TO_DO', 'FIX_ME', '@ts-_ignore', '@ts-_nocheck', 'oxlint-_disable', 'eslint-_disable'].map((mark) => mark.replace('_', ''));
    const pattern = new RegExp(`${marks.join('|')}|\\.(only|skip|todo)\\(`, 'g');
    expect(code.flatMap((path) => placesOf(path, pattern))).toEqual([]);
  });

  it('name no folder of one machine', () => {
    const pattern = /\/(home|root|Users|work)\/[a-z]/g;
    expect([...code, ...docs].flatMap((path) => placesOf(path, pattern))).toEqual([]);
  });

  it('of style speak of start and end, so that each page can be turned round', () => {
    const physical = /(?<=[{;\s])((margin|padding|border)-(left|right|top|bottom)(-[a-z]+)?|left|right|border-(top|bottom)-(left|right)-radius|text-align: (left|right)|float: (left|right))(?=\s*[:;])/g;
    const sheets = code.filter((path) => path.endsWith('.css'));
    expect(sheets.flatMap((path) => placesOf(path, physical)).filter((place) => !/-(top|bottom)$/.test(place))).toEqual([]);
  });
});

describe('documents', () => {
  const named = docs.flatMap((doc) => [...read(doc).matchAll(/`([^`\n]+)`|\]\(([^)\s#]+)/g)].map((found) => ({ doc, name: found[1] ?? found[2] ?? '' })));

  it('name only files and folders that exist', () => {
    const paths = named.filter(({ name }) => /^\.?\.?\/?(app|server|locales|public|test|docs|\.ci)\/[\w./-]*$/.test(name));
    expect(paths.length).toBeGreaterThan(20);
    const isThere = ({ doc, name }: { doc: string; name: string }) => [root, join(root, doc, '..')].some((from) => existsSync(join(from, name)));
    expect(paths.filter((path) => !isThere(path))).toEqual([]);
  });

  it('name only commands that exist', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json')) as never;
    const commands = named.flatMap(({ doc, name }) => [...name.matchAll(/npm run ([a-z:-]+)/g)].map((found) => ({ doc, command: found[1] ?? '' })));
    expect(commands.length).toBeGreaterThan(3);
    expect(commands.filter(({ command }) => scripts[command] === undefined)).toEqual([]);
  });

  it('list every setting that the server reads, and no other', () => {
    const settings = [...read('server/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): z\./gm)].map(([, name = '']) => name);
    const listed = [...read('README.md').matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map(([, name = '']) => name);
    expect(listed.toSorted()).toEqual(settings.toSorted());
  });

  it('number the decisions without a gap', () => {
    const numbers = filesIn(['docs/decisions'], /^\d{4}-.*\.md$/).map((path) => Number(path.slice('docs/decisions/'.length, 'docs/decisions/'.length + 4)));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});

describe('packages', () => {
  const { packages }: { packages: Record<string, { license?: string; dev?: boolean; devOptional?: boolean; optional?: boolean }> } = JSON.parse(read('package-lock.json')) as never;
  const shipped = ['MIT', 'ISC', '0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'OFL-1.1'];
  const tools = [...shipped, 'BlueOak-1.0.0', 'MPL-2.0', 'CC0-1.0', 'CC-BY-4.0', 'CC-BY-SA-4.0', '(MIT OR CC0-1.0)'];

  it('have licences that allow this use', () => {
    const entries = Object.entries(packages).filter(([path, { optional }]) => path !== '' && optional !== true);
    expect(entries.length).toBeGreaterThan(100);
    // A tool of ours stays a tool where a library could make use of it too, if it were there.
    const isTool = ({ dev, devOptional }: { dev?: boolean; devOptional?: boolean }) => dev === true || devOptional === true;
    expect(entries.filter(([, { license = 'none', ...entry }]) => !(isTool(entry) ? tools : shipped).includes(license)).map(([path, { license }]) => `${path}: ${license ?? 'none'}`)).toEqual([]);
  });

  it('are pinned to one version each', () => {
    const manifest: Record<string, Record<string, string>> = JSON.parse(read('package.json')) as never;
    const wanted = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((field) => Object.entries(manifest[field] ?? {}));
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
