import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Drawing } from './symbol-sheets.ts';
import { cleanDrawing, conceptsOf, placeDrawings, planSheets } from './symbol-sheets.ts';
import { makeSheets, surveysOfLibrary, type Table } from './symbols.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const list = (path: string) => readdirSync(new URL(path, root));
const table = JSON.parse(read('app/symbols/concepts.json')) as Table;
const drawings = JSON.parse(read('app/symbols/drawings.json')) as Record<string, Drawing>;
const chrome = JSON.parse(read('app/symbols/chrome.json')) as { opening: string[]; around: string[]; codes: string[] };
const surveys = await surveysOfLibrary();
const inUse = new Set([...chrome.opening, ...chrome.around, ...chrome.codes, ...surveys.flatMap(conceptsOf)]);

/** The names in quotes in what shows pictures, and in the contracts (the voices are concepts too). */
function namesInApp(): Set<string> {
  const files = ['app/', 'server/contracts/'].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}${file}`),
  );
  const code = files.filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.') && !file.endsWith('sheets.ts'));
  const showing = code.map(read).filter((text) => /\bPicture\b|concept|Voice\b/i.test(text));
  return new Set(showing.flatMap((text) => [...text.matchAll(/["'`]([a-z0-9-]+)["'`]/g)].map((match) => match[1] ?? '')));
}

describe('the table of concepts', () => {
  test('the library has surveys to check', () => expect(surveys.map((survey) => survey.id)).toContain('my-future'));

  test('has a symbol for everything that the surveys and the screens name, and for nothing else', () => {
    expect(Object.keys(table).toSorted()).toEqual([...inUse].toSorted());
  });

  test('names no concept for the screens that no screen uses', () => {
    const names = namesInApp();
    expect([...chrome.opening, ...chrome.around, ...chrome.codes].filter((concept) => !names.has(concept))).toEqual([]);
  });

  test('every drawing in use has a title, an author, a source and the licence', () => {
    const used = Object.values(table).map(({ drawing }) => drawing);
    const kept = new Set([...used, ...used.flatMap((id) => drawings[id]?.adapts ?? [])]);
    expect(Object.keys(drawings).toSorted()).toEqual([...kept].toSorted());
    for (const id of kept) {
      const { title = '', author = '', source = '', licence } = drawings[id] ?? {};
      expect([title, author, source].every((said) => said.trim() !== ''), id).toBe(true);
      expect(licence, id).toBe('CC-BY-SA-4.0');
    }
  });

  test('credits OpenMoji as OpenMoji does', () => {
    const published = JSON.parse(readFileSync(new URL(import.meta.resolve('openmoji/data/openmoji.json')), 'utf8')) as { hexcode: string; openmoji_author: string; annotation: string }[];
    const authorOf = new Map(published.map((emoji) => [`openmoji-${emoji.hexcode}`, emoji]));
    for (const [id, { author, title }] of Object.entries(drawings).filter(([name]) => name.startsWith('openmoji-'))) {
      expect({ author, title }, id).toEqual({ author: authorOf.get(id)?.openmoji_author, title: authorOf.get(id)?.annotation });
    }
  });

  test('every own drawing is in use', () => {
    const own = list('app/symbols/own/').map((file) => `own-${file.replace('.svg', '')}`);
    expect(own.toSorted()).toEqual(Object.keys(drawings).filter((id) => id.startsWith('own-')).toSorted());
  });

  test('no two options of one question have the same picture', () => {
    const questions = surveys.flatMap((survey) => survey.pages.flatMap((page) => ('questions' in page ? page.questions : page.kind === 'practice' ? [page.question] : [])));
    for (const question of questions) {
      if (!('options' in question)) continue;
      const pictures = question.options.map((option) => table[option.concept]?.drawing);
      expect(new Set(pictures).size, question.id).toBe(pictures.length);
    }
  });
});

describe('the sheets', () => {
  test('are what the table and the drawings give, byte for byte, and nothing stale lies beside them', async () => {
    const { files, modules } = await makeSheets();
    // Names hold a hash of the bytes: on a difference they say enough, where the bytes would fill the screen.
    expect(list('public/symbols/').filter((file) => file.endsWith('.svg')).toSorted()).toEqual([...files.keys()].toSorted());
    expect([...files].filter(([file, bytes]) => read(`public/symbols/${file}`) !== bytes).map(([file]) => file)).toEqual([]);
    for (const [file, text] of modules) expect(read(`app/symbols/${file}`) === text, `app/symbols/${file} is not what \`npm run symbols\` makes`).toBe(true);
  });

  test('hold each drawing once, carry their licence, and nothing that runs or reaches out', async () => {
    const { files } = await makeSheets();
    const all = [...files.values()].join('');
    const ids = [...all.matchAll(/<symbol id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(Object.values(table).map(({ drawing }) => drawing)).size).toBe(ids.length);
    for (const bytes of files.values()) expect(bytes).toContain('CC BY-SA 4.0');
    expect(/<(?:script|style|image|text)|href=|url\(| on[a-z]+=/i.exec(all)?.[0]).toBeUndefined();
  });

  test('a concept stands in the first sheet that wants it', () => {
    const [survey] = surveys;
    if (survey === undefined) throw new Error('no survey');
    const plans = planSheets({ opening: ['cat'], around: ['cat', 'plan', 'home'], codes: [] }, [survey]);
    const of = (name: string) => plans.find((plan) => plan.name === name)?.concepts;
    expect(of('opening')).toContain('cat');
    expect(of(survey.id)).toContain('plan');
    expect(of('around')).toEqual(['home']);
  });

  test('one drawing for two concepts is drawn once; a concept without one stops the work', () => {
    const plans = [{ name: 'a', later: false, concepts: ['adult'] }, { name: 'b', later: false, concepts: ['carer', 'cat'] }];
    const placed = placeDrawings(plans, { adult: 'own-adult', carer: 'own-adult', cat: 'own-cat' });
    expect(placed.get('a')).toEqual([{ drawing: 'own-adult', concepts: ['adult', 'carer'] }]);
    expect(placed.get('b')).toEqual([{ drawing: 'own-cat', concepts: ['cat'] }]);
    expect(() => placeDrawings(plans, { adult: 'own-adult' })).toThrow('"carer"');
  });
});

describe('cleaning a drawing', () => {
  const svg = (inside: string, viewBox = '0 0 72 72') => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${inside}</svg>`;

  test('keeps shapes and drops ids', () => {
    expect(cleanDrawing('x', svg('<g id="line"><circle id="dot" cx="36" cy="36" r="5.12345"/></g>'))).toBe('<circle cx="36" cy="36" r="5.12"/>');
  });

  test.each([
    ['a script', '<circle r="5"/><script>alert(1)</script>'],
    ['a remote picture', '<circle r="5"/><image href="https://example.org/x.png" width="9" height="9"/>'],
    ['text, which needs a font', '<text x="3" y="9">A</text>'],
    ['a link', '<a href="https://example.org"><circle r="5"/></a>'],
    ['something that listens', '<circle r="5" onclick="alert(1)"/>'],
    ['a paint server', '<defs><linearGradient id="g"><stop stop-color="red"/></linearGradient></defs><circle r="5" fill="url(#g)"/>'],
  ])('refuses %s', (_, inside) => expect(() => cleanDrawing('x', svg(inside))).toThrow('The drawing x'));

  test('refuses another view box, and what is no SVG', () => {
    expect(() => cleanDrawing('x', svg('<circle r="5"/>', '0 0 24 24'))).toThrow('view box');
    expect(() => cleanDrawing('x', 'not svg')).toThrow();
  });
});
