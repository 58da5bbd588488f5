import { useText, useTexts } from '#app/i18n/text.tsx';

/** What a round is called for people, by its survey; its slug where nobody named it. */
export function useRoundName(): (round: { slug: string; survey: string } | undefined, slug: string) => string {
  const say = useText('planning');
  const home = useText('home');
  const { has } = useTexts();
  return (round, slug) => {
    const survey = round?.survey ?? slug;
    // The first page names the check-in in a sentence, and the others by their names.
    if (has('planning', `round-${survey}`)) return say(`round-${survey}`);
    return has('home', `start-${survey}`) ? home(`start-${survey}`) : slug;
  };
}
