import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProvenanceOfTexts, Texts } from './provenance.ts';

/** Where the words lie: `<language>/<namespace>.json`, and `provenance.json` beside them. */
export const localesFolder = fileURLToPath(new URL('../../locales/', import.meta.url));

/** Files beside the texts that hold no texts. */
export const notTexts: readonly string[] = ['provenance', 'glossary'];

const read = <Content>(path: string, otherwise: Content): Content =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Content) : otherwise;

/** The texts of one namespace; empty where the language has no such file. */
export const textsOf = (folder: string, language: string, namespace: string): Texts => read<Texts>(join(folder, language, `${namespace}.json`), {});

/** What is on record about a language's texts, by namespace. */
export const provenanceOf = (folder: string, language: string): Readonly<Record<string, ProvenanceOfTexts>> =>
  read<Record<string, ProvenanceOfTexts>>(join(folder, language, 'provenance.json'), {});

/** The namespaces that a language has a file for, in alphabetical order. */
export function namespacesOf(folder: string, language: string): string[] {
  const path = join(folder, language);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .filter((name) => !notTexts.includes(name))
    .sort();
}
