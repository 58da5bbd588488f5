import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { languages } from '#server/contracts/languages.ts';
import { localesFolder, textsOf } from './locales.ts';
import { uncheckedPromises } from './promises.ts';
import { digestOf } from './provenance.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** Locales in which somebody checked every text of Polish, with one English text changed since if it is given. */
function checkedPolish(changed?: { feature: string; key: string }): string {
  const folder = mkdtempSync(join(tmpdir(), 'all-heard-promises-'));
  folders.push(folder);
  const record: Record<string, unknown> = {};
  for (const language of ['en', 'pl']) mkdirSync(join(folder, language));
  for (const feature of ['help', 'surveys', 'ui']) {
    const [english, polish] = ['en', 'pl'].map((language) => textsOf(localesFolder, language, feature));
    record[feature] = Object.fromEntries(
      Object.entries(polish ?? {}).map(([key, text]) => [key, { state: 'checked', source: digestOf(english?.[key] ?? ''), text: digestOf(text), by: { role: 'translator', day: '2027-01-11' } }]),
    );
    const now = changed?.feature === feature ? { ...english, [changed.key]: 'Something else.' } : english;
    writeFileSync(join(folder, 'en', `${feature}.json`), JSON.stringify(now));
    writeFileSync(join(folder, 'pl', `${feature}.json`), JSON.stringify(polish));
  }
  writeFileSync(join(folder, 'pl', 'provenance.json'), JSON.stringify(record));
  return folder;
}

it('names what nobody has checked: everything, as the translations stand', () => {
  for (const { tag } of languages) {
    const unchecked = uncheckedPromises(tag);
    if (tag === 'en') expect(unchecked).toEqual([]);
    else expect(unchecked, tag).toEqual(expect.arrayContaining(['help:title', 'surveys:may-tell', 'ui:help-now']));
  }
});

it('names nothing that exists no more', () => {
  const missing = uncheckedPromises('pl').filter((name) => {
    const [feature = '', key = ''] = name.split(':');
    return textsOf(localesFolder, 'en', feature)[key] === undefined;
  });
  expect(missing).toEqual([]);
});

it('is content when a person has checked them all, and not when the English changed afterwards', () => {
  expect(uncheckedPromises('pl', checkedPolish())).toEqual([]);
  expect(uncheckedPromises('pl', checkedPolish({ feature: 'help', key: 'may-tell' }))).toEqual(['help:may-tell']);
});

it('counts a text that a language lacks as not checked', () => {
  expect(uncheckedPromises('so', checkedPolish())).toEqual(expect.arrayContaining(['help:title']));
});
