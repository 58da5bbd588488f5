import { useCallback } from 'react';
import type { AdministrationApi } from '#app/api/administration.ts';
import { useRoundName } from '#app/desk/survey-name.ts';
import { useShown } from '#app/desk/use-shown.ts';
import { formatDay, formatMoment } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { commands } from './commands.ts';
import { Shown } from './Part.tsx';

/** Which rounds have their key here, and which keys are in a backup. */
export function Keys({ api }: { api: AdministrationApi }) {
  const say = useText('administration');
  const { tag } = useLanguage();
  const nameOf = useRoundName();
  const shown = useShown(useCallback(() => api.keys(), [api]));
  return (
    <>
      <p>{say('keys-lead')}</p>
      <Shown shown={shown}>
        {({ rounds, lastBackup }) => {
          const apart = rounds.filter(({ state, backedUpAt }) => state === 'there' && backedUpAt === undefined);
          return (
            <>
              {rounds.some(({ state }) => state === 'missing') ? <Notice kind="danger">{say('keys-missing')}</Notice> : null}
              {apart.length === 0 ? (
                <Notice kind="good">{say('keys-safe')}</Notice>
              ) : (
                <Notice kind="danger">
                  <p>{say('keys-do')}</p>
                  <p>
                    <code dir="ltr">{commands.backUpKeys}</code>
                  </p>
                </Notice>
              )}
              <p>{lastBackup === undefined ? say('keys-backup-never') : say('keys-backup-last', { when: formatMoment(tag, Date.parse(lastBackup)) })}</p>
              <ul className="admin-list">
                {rounds.map(({ slug, survey, opensOn, state, goneOn, backedUpAt }) => (
                  <li key={slug}>
                    <h3 className="admin-name">{nameOf(survey, slug)}</h3>
                    <p>{state === 'gone' && goneOn !== undefined ? say('key-gone', { day: formatDay(tag, goneOn) }) : state === 'missing' ? say('key-missing') : say('key-there', { day: formatDay(tag, opensOn) })}</p>
                    {state === 'gone' ? null : <p>{backedUpAt === undefined ? say('key-not-backed-up') : say('key-backed-up', { when: formatMoment(tag, Date.parse(backedUpAt)) })}</p>}
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </Shown>
    </>
  );
}
