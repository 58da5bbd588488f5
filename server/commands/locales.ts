import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '#server/contracts/languages.ts';
import { easyReadReport } from '#server/library/easy-read-report.ts';
import { localesFolder, namespacesOf, provenanceOf, textsOf } from '#server/library/locales.ts';
import { sourceLanguage, sourceTextOf, updatedProvenance, type ProvenanceEntry } from '#server/library/provenance.ts';

/** One entry a line, so that a changed text is one changed line. */
function written(record: Record<string, Record<string, ProvenanceEntry>>): string {
  const namespaces = Object.entries(record).map(([namespace, entries]) => {
    const lines = Object.entries(entries).map(([key, entry]) => `    ${JSON.stringify(key)}: ${JSON.stringify(entry)}`);
    return `  ${JSON.stringify(namespace)}: {\n${lines.join(',\n')}\n  }`;
  });
  return `{\n${namespaces.join(',\n')}\n}\n`;
}

/**
 * `npm run locales`: brings the record of where each text came from up to date, and says what is missing, and what the
 * Easy Read linter finds; exits with 1 where it finds an error.
 * A plural form that a language does not have in common with English is not missing.
 */
for (const { tag } of languages) {
  if (tag === sourceLanguage) continue;
  const before = provenanceOf(localesFolder, tag);
  const record: Record<string, Record<string, ProvenanceEntry>> = {};
  const counts = { machine: 0, 'needs-editing': 0, checked: 0 };
  const missing: string[] = [];
  for (const namespace of namespacesOf(localesFolder, sourceLanguage)) {
    const english = textsOf(localesFolder, sourceLanguage, namespace);
    const texts = textsOf(localesFolder, tag, namespace);
    const entries = updatedProvenance(english, texts, before[namespace] ?? {});
    if (Object.keys(entries).length > 0) record[namespace] = entries;
    for (const { state } of Object.values(entries)) counts[state] += 1;
    missing.push(...Object.keys(english).filter((key) => texts[key] === undefined).map((key) => `${namespace}:${key}`));
    const orphans = Object.keys(texts).filter((key) => sourceTextOf(english, key) === undefined);
    if (orphans.length > 0) process.stdout.write(`${tag}/${namespace}: not in English: ${orphans.join(', ')}\n`);
  }
  writeFileSync(join(localesFolder, tag, 'provenance.json'), written(record));
  process.stdout.write(
    `${tag}: ${counts.checked} checked by a person, ${counts.machine} not checked, ${counts['needs-editing']} need editing, ${missing.length} missing${missing.length > 0 ? `: ${missing.slice(0, 8).join(', ')}${missing.length > 8 ? ' …' : ''}` : ''}\n`,
  );
}

const { texts, findings } = easyReadReport(localesFolder);
const errors = findings.filter(({ level }) => level === 'error');
process.stdout.write(`Easy Read: ${texts} texts, ${errors.length} errors, ${findings.length - errors.length} warnings\n`);
for (const { level, namespace, key, rule, found } of findings) process.stdout.write(`  ${level} ${rule} ${namespace}:${key}: ${found}\n`);
if (errors.length > 0) process.exitCode = 1;
