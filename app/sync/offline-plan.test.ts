import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { screens } from '#server/contracts/screens.ts';
import { languages } from '#server/contracts/languages.ts';
import { afterBuild, buildFilesIn, lettersOf, planOf, staffsToKeep } from './offline-plan.ts';

const origin = 'https://all-heard.example';
const visit = (path: string) => planOf({ method: 'GET', mode: 'navigate', url: origin + path }, origin);
const load = (path: string) => planOf({ method: 'GET', mode: 'cors', url: origin + path }, origin);

test('every screen opens without a network, the first page of a round as it was rendered', () => {
  expect(visit('/answer/my-future/ur#card=batch.CODE')).toEqual({ kind: 'page', path: '/answer/my-future/ur' });
  for (const screen of Object.values(screens)) {
    if (screen !== screens.answer) expect(visit(screen.replaceAll(/:[a-z]+/g, 'x')), screen).toEqual({ kind: 'shell' });
  }
});

test('the API, other places and what is no screen are left to the network', () => {
  for (const path of ['/api/rounds/my-future', '/health', '/worker.js', '/answer/a/b/c', '/anything']) {
    expect(visit(path)).toEqual({ kind: 'network' });
    expect(load(path)).toEqual({ kind: 'network' });
  }
  expect(planOf({ method: 'GET', mode: 'navigate', url: 'https://elsewhere.example/plan' }, origin)).toEqual({ kind: 'network' });
  expect(planOf({ method: 'POST', mode: 'cors', url: `${origin}/assets/x.js` }, origin)).toEqual({ kind: 'network' });
});

test('files of the build, symbols and icons are kept', () => {
  for (const path of ['/assets/main-Bx3.js', '/symbols/opening-12ab.svg', '/icons/icon.svg', '/manifest.webmanifest']) expect(load(path)).toEqual({ kind: 'file', path });
});

test('the letters of each script are told apart by their files', () => {
  const files = readdirSync('app/ui/fonts').filter((name) => name.endsWith('.css') && name !== 'latin.css').map((name) => name.slice(0, -'.css'.length));
  expect(Object.keys(lettersOf).toSorted()).toEqual(files.toSorted());
  for (const script of files) {
    const [, file = ''] = /files\/([\w-]+\.woff2)/.exec(readFileSync(`app/ui/fonts/${script}.css`, 'utf8')) ?? [];
    expect(Object.keys(lettersOf).filter((other) => lettersOf[other]?.test(`/assets/${file}`)), file).toEqual([script]);
  }
  for (const { tag, script } of languages) if (!script.startsWith('latin')) expect(files, tag).toContain(script);
});

test('the files that a page names are found in tags and in the inline script', () => {
  const html = `<link rel="stylesheet" href="/assets/main-a1.css"><script>const e=1;e.src="/assets/main-b2.js"</script><use href="/symbols/opening.svg#cat"/><script src="/assets/main-b2.js"></script>`;
  expect(buildFilesIn(html)).toEqual(['/assets/main-a1.css', '/assets/main-b2.js']);
});

test('files of earlier builds stay for ninety days after a build last named them', () => {
  const day = 86_400_000;
  const first = afterBuild({}, ['a', 'b'], 0);
  const second = afterBuild(first.record, ['b', 'c'], 60 * day);
  expect(second).toEqual({ record: { a: 0, b: 60 * day, c: 60 * day }, gone: [] });
  expect(afterBuild(second.record, ['c'], 91 * day)).toEqual({ record: { b: 60 * day, c: 91 * day }, gone: ['a'] });
});

test('of staff’s pieces a device takes the new ones where it has old ones, and words only in the languages it has', () => {
  const built = ['SessionsScreen-bbbbbbbb.js', 'desk-new_-bbb.js', 'staff-words-en-bbbbbbbb.js', 'staff-words-ur-bbbbbbbb.js'].map((name) => ({ path: `/assets/${name}` }));
  expect(staffsToKeep(built, ['/assets/main-aaaaaaaa.js', '/assets/words-en-aaaaaaaa.js'], ['/', '/answer/my-future', '/staff/invite'])).toEqual([]);
  const kept = staffsToKeep(built, ['/assets/SessionsScreen-aa-_aaaa.js', '/assets/staff-words-ur-aaaaaaaa.js'], []);
  expect(kept.map(({ path }) => path)).toEqual(['/assets/SessionsScreen-bbbbbbbb.js', '/assets/desk-new_-bbb.js', '/assets/staff-words-ur-bbbbbbbb.js']);
  expect(staffsToKeep(built, [], ['/staff/areas/riverside/sessions'])).toEqual(built);
});
