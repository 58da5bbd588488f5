import type { Survey } from '#server/contracts/survey.ts';

/** People of one schedule at most. Each says who they are with an answer of their own, so that nobody's answers pass for another's. */
export const mostPeople = 8;

/** The round that is asked in the real layer. */
export const shortRound = { slug: 'faults', area: 'hillside', languages: ['en', 'ur'] as const };

/** The round after it, which asks the same. */
export const nextRound = { ...shortRound, slug: 'faults-next' } as const;

/** As short as a survey can be that has a choice, a scale and words: all on one page, looked at once more, and sent. */
export const shortSurvey: Survey = {
  id: 'three-questions',
  version: 1,
  audience: 'young-person',
  checkIn: false,
  licence: 'CC-BY-4.0',
  retired: [],
  pages: [
    { kind: 'welcome', id: 'welcome', concept: 'school' },
    {
      kind: 'questions',
      questions: [
        { kind: 'choice', id: 'who', concept: 'own', tags: [], options: Array.from({ length: mostPeople }, (_, at) => ({ id: `person-${at}`, concept: 'own' })) },
        { kind: 'scale', id: 'day', concept: 'school', tags: [] },
        { kind: 'words', id: 'note', concept: 'write', tags: [], most: 200 },
      ],
    },
    { kind: 'check', id: 'check', concept: 'plan', questions: [] },
    { kind: 'saved', id: 'saved', concept: 'saved' },
  ],
};
