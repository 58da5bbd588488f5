import { isMade } from '#server/contracts/choices.ts';
import type { PlanPart } from '#server/contracts/plan.ts';
import type { Survey } from '#server/contracts/survey.ts';
import { questionsOf } from '#server/contracts/walk.ts';

/** Where the answers of a check-in stand on My plan: one heading, and the questions that fill it. */
export interface PlanPlace {
  /** Also the key of its heading, `entry-<id>` in `locales/<lang>/checkins.json`. */
  id: string;
  part: PlanPart;
  questions: readonly string[];
  /** Looked at only where `questions` brought nothing. */
  otherwise?: readonly string[];
}

/**
 * Aspirations stand first: the page goes on top of an annual review and into Section A of an EHC plan. The check-ins ask the
 * same under the same ids, so one layout serves them all; what a survey does not ask is left out.
 */
const layoutOf = (survey: Survey): readonly PlanPlace[] => [
  { id: 'dream', part: 'hopes', questions: ['dream', 'dream-words'] },
  { id: 'why', part: 'hopes', questions: ['why', 'why-words'] },
  { id: 'after', part: 'hopes', questions: ['after-year-11'] },
  { id: 'next', part: 'hopes', questions: ['next-path'] },
  { id: 'work', part: 'hopes', questions: ['favourites'], otherwise: ['work'] },
  { id: 'learn', part: 'hopes', questions: ['learn'] },
  { id: 'home', part: 'hopes', questions: ['live-where', 'live-with'] },
  { id: 'people', part: 'me', questions: ['people'] },
  { id: 'can-do', part: 'me', questions: ['can-do'] },
  { id: 'likes', part: 'me', questions: ['likes'] },
  { id: 'good-at', part: 'me', questions: ['good-at'] },
  // Whatever a check-in asks to be drawn, spoken or photographed.
  { id: 'made', part: 'me', questions: survey.pages.flatMap(questionsOf).flatMap(({ id, kind }) => (isMade(kind) ? [id] : [])) },
  { id: 'helps', part: 'next', questions: ['helps'] },
  { id: 'adult-does', part: 'next', questions: ['adult-does'] },
  { id: 'which-adult', part: 'next', questions: ['which-adult'] },
];

/** The layout for a check-in; empty for every other survey, so that nothing is shown by accident. */
export const planLayoutOf = (survey: Survey): readonly PlanPlace[] => (survey.checkIn ? layoutOf(survey) : []);
