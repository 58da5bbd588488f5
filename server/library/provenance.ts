import { createHash } from 'node:crypto';
import type { Provenance } from '#server/contracts/bundle.ts';

/** Texts of one namespace in one language, by key. */
export type Texts = Readonly<Record<string, string>>;

/** What is on record about one translated text. */
export interface ProvenanceEntry {
  state: Exclude<Provenance, 'source' | 'untranslated'>;
  /** Digest of the English text that it was made from, see `digestOf`. */
  source: string;
  /** Digest of the text itself, as it was when this was recorded. */
  text: string;
  /** Who checked it, as a role and never a name, and on which day. There if and only if `state` is `checked`. */
  by?: { role: string; day: string };
}
export type ProvenanceOfTexts = Readonly<Record<string, ProvenanceEntry>>;

/** The language that every other is translated from. */
export const sourceLanguage = 'en';

/** The first 16 hex digits of the text's SHA-256: enough to notice a change, short enough to read in a diff. */
export const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16);

/**
 * The English text that the text of `key` was made from. Languages have more plural forms than English:
 * Polish `_few` and `_many` come from English `_other`. `undefined` where English has no such text.
 */
export function sourceTextOf(english: Texts, key: string): string | undefined {
  return english[key] ?? english[key.replace(/_(zero|one|two|few|many)$/, '_other')];
}

/**
 * How far a text may be trusted now. A text that was changed after it was recorded is new, whoever had checked what stood
 * there before; one that stayed while its English changed needs editing; and one that nobody made a record of counts as
 * `machine`, so that silence never passes for a check.
 */
export function stateOf(entry: ProvenanceEntry | undefined, english: string, text: string): ProvenanceEntry['state'] {
  if (entry === undefined || entry.text !== digestOf(text)) return 'machine';
  if (entry.source !== digestOf(english)) return 'needs-editing';
  return entry.state === 'checked' ? 'checked' : 'machine';
}

/**
 * The record of one namespace, brought up to date. A text that needs editing keeps the digest of the English that it was
 * made from, so that it goes on needing it until somebody changes it. Texts that are gone drop out.
 */
export function updatedProvenance(english: Texts, translated: Texts, before: ProvenanceOfTexts): Record<string, ProvenanceEntry> {
  const entries = Object.entries(translated).flatMap(([key, text]): [string, ProvenanceEntry][] => {
    const source = sourceTextOf(english, key);
    if (source === undefined) return [];
    const entry = before[key];
    const state = stateOf(entry, source, text);
    if (entry !== undefined && state === 'checked') return [[key, entry]];
    if (entry !== undefined && state === 'needs-editing') return [[key, { state, source: entry.source, text: entry.text }]];
    return [[key, { state, source: digestOf(source), text: digestOf(text) }]];
  });
  return Object.fromEntries(entries);
}
