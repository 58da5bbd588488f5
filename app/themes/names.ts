import { useMemo } from 'react';
import type { GroupFigures, Measure, Release } from '#server/contracts/release.ts';
import { textKey } from '#server/contracts/text-keys.ts';
import { fallbacksOf } from '#app/i18n/format.ts';
import { useTexts } from '#app/i18n/text.tsx';

export interface Names {
  group: (group: string) => string;
  /** What a part of a measure is called: in the survey's own words, or as an outcome. */
  part: (measure: Measure, part: Measure['parts'][number]) => string;
  /** The question as it was asked, or `undefined` where its words are not known. */
  question: (measure: Measure) => string | undefined;
}

/** The names of groups, answers and questions of a release in the language on screen. */
export function useNames(release: Release): Names {
  const texts = useTexts();
  return useMemo(() => {
    const order = [texts.language.tag, ...fallbacksOf(texts.language.tag)];
    const label = (key: string) => order.map((language) => release.labels[language]?.[key]).find((found) => found !== undefined);
    const own = (key: string) => (texts.has('themes', key) ? texts.text('themes', key) : undefined);
    return {
      group: (group) => {
        const year = /^year-(\d+)$/.exec(group)?.[1];
        return year === undefined ? (own(`group.${group}`) ?? group) : texts.text('themes', 'group.year', { year });
      },
      part: (measure, part) => (measure.by === 'outcome' ? own(`outcome.${part.id}`) : label(textKey.option(measure.question, part.id))) ?? part.id,
      question: (measure) => label(textKey.ask(measure.question)),
    };
  }, [texts, release]);
}

/** The figures of a group, or `undefined` where the release does not list it. */
export const figuresOf = (release: Release, population: GroupFigures['population'], group: string): GroupFigures | undefined =>
  release.groups.find((figures) => figures.population === population && figures.group === group);

/** Pictures of the four outcomes, which are no options and bring none of their own. */
const outcomeConcepts: Readonly<Record<string, string>> = { work: 'job', home: 'own-home', friends: 'friends', health: 'healthy' };

export const conceptOf = (measure: Measure, part: Measure['parts'][number]): string => part.concept ?? (measure.by === 'outcome' ? outcomeConcepts[part.id] : undefined) ?? 'results';
