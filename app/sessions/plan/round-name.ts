import { useText, useTexts } from '#app/i18n/text.tsx';

/** What a round is called for people, by its survey; its slug where nobody named it. */
export function useRoundName(): (round: { slug: string; survey: string } | undefined, slug: string) => string {
  const home = useText('home');
  const { has } = useTexts();
  return (round, slug) => {
    const called = `start-${round?.survey ?? slug}`;
    return has('home', called) ? home(called) : slug;
  };
}
