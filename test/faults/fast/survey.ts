import { schoolDay } from '#test/examples/school-day.ts';
import type { Page, Survey } from '#server/contracts/survey.ts';

const made: Page[] = [
  { kind: 'questions', questions: [{ kind: 'drawing', id: 'picture', concept: 'art', tags: [] }] },
  { kind: 'questions', questions: [{ kind: 'sound', id: 'voice', concept: 'record', tags: [], most: 60 }] },
];

/** What the fast layer asks: a school day, with a drawing and a recording before answers are looked at again. */
export const dayWithThings: Survey = { ...schoolDay, pages: [...schoolDay.pages.slice(0, -2), ...made, ...schoolDay.pages.slice(-2)] };
