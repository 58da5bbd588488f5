import { languages } from '#server/contracts/languages.ts';
import { useText, useTexts } from '#app/i18n/text.tsx';

/** What a round is called, by what it asks. */
export function useRoundName(): (round: { survey: string; round?: string; slug?: string }) => string {
  const { has } = useTexts();
  const home = useText('home');
  const cards = useText('cards');
  return ({ survey, round, slug }) => {
    const name = has('home', `start-${survey}`) ? home(`start-${survey}`) : survey === 'my-future' ? cards('card-title') : (round ?? slug ?? survey);
    const address = round ?? slug ?? survey;
    // A survey that is asked twice has two rounds.
    return address === survey ? name : `${name} (\u2068${address}\u2069)`;
  };
}

/** Languages by their own names, in one line. */
export const spokenNames = (tags: readonly string[]): string =>
  languages
    .filter(({ tag }) => tags.includes(tag))
    .map(({ name }) => `\u2068${name}\u2069`)
    .join(', ');
