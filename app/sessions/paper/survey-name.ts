import { useTexts } from '#app/i18n/text.tsx';

/** What a survey is called on the front page; the round's slug where it has no name there. */
export function useSurveyName(): (survey: string, slug: string) => string {
  const { has, text } = useTexts();
  return (survey, slug) => (has('home', `start-${survey}`) ? text('home', `start-${survey}`) : slug);
}
