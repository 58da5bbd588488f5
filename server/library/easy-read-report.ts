import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { easyReadFindings, explainedIn, type EasyReadFinding, type Glossary } from '#server/contracts/easy-read.ts';
import { namespacesOf, textsOf } from './locales.ts';

const easyRead = 'en-simple';

/** The surveys among the namespaces: each of their texts is read alone, so each explains its own hard words. */
const readAlone = (texts: Readonly<Record<string, string>>): boolean => Object.keys(texts).some((key) => key.endsWith('.ask'));

/** The hard words of Easy Read English, and what to say of them or instead of them. */
export const glossaryOf = (folder: string): Glossary => JSON.parse(readFileSync(join(folder, easyRead, 'glossary.json'), 'utf8')) as Glossary;

export interface EasyReadReport {
  /** How many texts were looked at. */
  texts: number;
  findings: (EasyReadFinding & { namespace: string; key: string })[];
}

/** What the Easy Read linter says about every Easy Read text of the product. */
export function easyReadReport(folder: string): EasyReadReport {
  const glossary = glossaryOf(folder);
  let count = 0;
  const findings = namespacesOf(folder, easyRead).flatMap((namespace) => {
    const texts = textsOf(folder, easyRead, namespace);
    const known = readAlone(texts) ? new Set<string>() : explainedIn(Object.values(texts), glossary);
    count += Object.keys(texts).length;
    return Object.entries(texts).flatMap(([key, text]) => easyReadFindings(text, glossary, known).map((finding) => ({ ...finding, namespace, key })));
  });
  return { texts: count, findings };
}
