import { createHash } from 'node:crypto';
import type { Provenance } from '#server/contracts/bundle.ts';

/** Texts of one namespace in one language, by key. */
export type Texts = Readonly<Record<string, string>>;

/** What is on record about one translated text. */
export interface ProvenanceEntry {
  state: Exclude<Provenance, 'source' | 'untranslated'>;
  /** Digest of the English text that it was made from, see `sourceDigest`. */
  source: string;
  /** Who checked it, as a role and never a name, and on which day. There if and only if `state` is `checked`. */
  by?: { role: string; day: string };
}
export type ProvenanceOfTexts = Readonly<Record<string, ProvenanceEntry>>;

/** The language that every other is translated from. */
export const sourceLanguage = 'en';

/** The first 16 hex digits of the text's SHA-256: enough to notice a change, short enough to read in a diff. */
export const sourceDigest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16);

/**
 * The English text that the text of `key` was made from. Languages have more plural forms than English:
 * Polish `_few` and `_many` come from English `_other`. `undefined` where English has no such text.
 */
export function sourceTextOf(english: Texts, key: string): string | undefined {
  return english[key] ?? english[key.replace(/_(zero|one|two|few|many)$/, '_other')];
}

/**
 * How far a text may be trusted now. A text whose English has changed since needs editing, whatever was recorded;
 * a text nobody made a record of counts as `machine`, so silence never passes for a check.
 */
export function stateOf(entry: ProvenanceEntry | undefined, english: string): ProvenanceEntry['state'] {
  if (entry === undefined) return 'machine';
  return entry.source === sourceDigest(english) ? entry.state : 'needs-editing';
}

/**
 * The record of one namespace, brought up to date. A new text is `machine`. A text that stayed while its English changed
 * becomes `needs-editing` and keeps the digest of the English it was made from, so that the state stands until a
 * person (or a new translation, by deleting the entry) settles it. Texts that are gone drop out.
 */
export function updatedProvenance(english: Texts, translated: Texts, before: ProvenanceOfTexts): Record<string, ProvenanceEntry> {
  const entries = Object.keys(translated).flatMap((key): [string, ProvenanceEntry][] => {
    const source = sourceTextOf(english, key);
    if (source === undefined) return [];
    const entry = before[key];
    if (entry === undefined) return [[key, { state: 'machine', source: sourceDigest(source) }]];
    return [[key, stateOf(entry, source) === 'needs-editing' ? { state: 'needs-editing', source: entry.source } : entry]];
  });
  return Object.fromEntries(entries);
}
