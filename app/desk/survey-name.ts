import { useCallback } from 'react';
import { isolated } from '#app/i18n/format.ts';
import { useText, useTexts } from '#app/i18n/text.tsx';

/** The year in which a round was planned to open, and which of that year's it is: `server/routes/staff-rounds.ts` ends its address so. */
const planned = /^\d{4}(-\d+)?$/;

/** What a survey is called for those who work with it: as on the first page, whose texts (`home`) it needs; `undefined` where nobody named it. */
function useNamed(): (survey: string) => string | undefined {
  const home = useText('home');
  const { has } = useTexts();
  return useCallback((survey) => [`name-${survey}`, `start-${survey}`].filter((key) => has('home', key)).map((key) => home(key))[0], [home, has]);
}

/** What a survey is called; its id where nobody named it. */
export function useSurveyName(): (survey: string) => string {
  const named = useNamed();
  return useCallback((survey) => named(survey) ?? survey, [named]);
}

/**
 * What a round is called, by what it asks. A survey that is asked more than once has several rounds: the later ones are
 * told apart by "the second time", by their year, or by their address.
 */
export function useRoundName(): (survey: string, slug: string) => string {
  const named = useNamed();
  const home = useText('home');
  return useCallback(
    (survey, slug) => {
      const name = named(survey);
      if (name === undefined || slug === survey) return name ?? slug;
      const rest = slug.startsWith(`${survey}-`) ? slug.slice(survey.length + 1) : slug;
      return rest === 'again' ? home('name-again', { name }) : `${name} (${isolated(planned.test(rest) ? rest : slug)})`;
    },
    [named, home],
  );
}
