import { expect, test } from 'vitest';
import { kindOf } from '#server/contracts/audit-kinds.ts';
import { languages } from '#server/contracts/languages.ts';
import { localesFolder, textsOf } from '#server/library/locales.ts';
import { filesIn, read } from './sources.ts';

/** What staff do is a type, one line each; what the server does by itself is written where it is done. */
function actionsNoted(): string[] {
  const [, union = ''] = /export type StaffAction =([^;]+);/.exec(read('server/access/audit.ts')) ?? [];
  const ofStaff = [...union.matchAll(/'([a-z-]+)'/g)].map(([, action = '']) => action);
  const ofServer = filesIn(['server'], /(?<!\.test)\.ts$/).flatMap((path) => [...read(path).matchAll(/action: '([a-z-]+)'|addLine\([^)]*?'([a-z-]+)'/g)].map(([, named, added]) => named ?? added ?? ''));
  // Made of a part's name: `words-purged`, `answers-purged`.
  return [...new Set([...ofStaff, ...ofServer, 'words-purged', 'answers-purged'])].filter((action) => !/^(response|envelope)-/.test(action));
}

test('whatever the audit log notes is said in plain words in every language (locales/…/administration.json, did-…), and has a kind', () => {
  const actions = actionsNoted();
  expect(actions).toEqual(expect.arrayContaining(['staff-signed-in', 'round-key-destroyed', 'release-made', 'area-data-backed-up', 'keep-copy-purged']));
  for (const { tag } of languages) {
    const texts = textsOf(localesFolder, tag, 'administration');
    expect(actions.filter((action) => texts[`did-${action}`] === undefined), tag).toEqual([]);
  }
  expect(actions.filter((action) => kindOf(action) === 'other')).toEqual([]);
});

test('nothing changes or deletes a line of the audit log', () => {
  const touching = filesIn(['server'], /(?<!\.test)\.ts$/).filter((path) => /(updateTable|deleteFrom)\(\s*'audit_log'|(update|delete from)\s+"?audit_log/i.test(read(path)));
  expect(touching).toEqual([]);
});
