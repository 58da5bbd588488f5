import { useCallback } from 'react';
import type { SurveysShown } from '#server/contracts/administration.ts';
import { languageOf } from '#server/contracts/languages.ts';
import type { AdministrationApi } from '#app/api/administration.ts';
import { useRoundName, useSurveyName } from '#app/desk/survey-name.ts';
import { useShown } from '#app/desk/use-shown.ts';
import { formatList, formatNumber, isolated } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { DataTable } from '#app/ui/DataTable.tsx';
import { Shown } from './Part.tsx';

type Survey = SurveysShown['surveys'][number];
const states = ['source', 'checked', 'machine', 'needs-editing', 'untranslated'] as const;

/** Which survey versions are asked, and how far the texts of each can be trusted in each language. */
export function Surveys({ api }: { api: AdministrationApi }) {
  const say = useText('administration');
  const nameOf = useSurveyName();
  const shown = useShown(useCallback(() => api.surveys(), [api]));
  return (
    <>
      <p>{say('surveys-lead')}</p>
      <Shown shown={shown}>
        {({ surveys }) => (
          <ul className="admin-list">
            {surveys.map((survey) => (
              <li key={survey.id}>
                <h3 className="admin-name">{nameOf(survey.id)}</h3>
                {survey.versions.map((version) => (
                  <Version key={version.version} survey={nameOf(survey.id)} version={version} />
                ))}
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </>
  );
}

function Version({ survey, version: { version, asked, askedBefore, languages } }: { survey: string; version: Survey['versions'][number] }) {
  const say = useText('administration');
  const { tag } = useLanguage();
  const nameOf = useSurveyName();
  const roundName = useRoundName();
  const listed = (slugs: readonly string[]) => formatList(tag, slugs.map((slug) => roundName(survey, slug)));
  const used = states.filter((state) => languages.some(({ texts }) => texts[state] > 0));
  return (
    <section className="admin-version">
      <h4>{say('version', { version: formatNumber(tag, version) })}</h4>
      <p>{asked.length === 0 ? say('asked-nowhere') : say('asked-in', { rounds: listed(asked) })}</p>
      {askedBefore.length === 0 ? null : <p>{say('asked-before', { rounds: listed(askedBefore) })}</p>}
      <details className="admin-texts">
        <summary>{say('texts-open')}</summary>
        <DataTable
          caption={say('texts-of', { survey: isolated(nameOf(survey)), version: formatNumber(tag, version) })}
          columns={[{ label: say('language') }, ...used.map((state) => ({ label: say(`text-${state}`), numeric: true }))]}
          rows={languages.map(({ language, texts }) => ({
            key: language,
            cells: [<span key="name" lang={language}>{languageOf(language)?.name ?? language}</span>, ...used.map((state) => formatNumber(tag, texts[state]))],
          }))}
        />
      </details>
    </section>
  );
}
