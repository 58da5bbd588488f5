import type { Survey } from '#server/contracts/survey.ts';
import { coProductive } from './co-productive.ts';
import { liveIssue, liveIssue2 } from './live-issue.ts';
import { myFuture2 } from './my-future-2.ts';
import { myFutureYear10 } from './my-future-year-10.ts';
import { myFutureYear12 } from './my-future-year-12.ts';
import { myFuture } from './my-future.ts';
import { observation } from './observation.ts';
import { parents } from './parents.ts';
import { schoolLife } from './school-life.ts';

/** Every starter survey, in the order in which an area lists them. */
export const starterSurveys: readonly Survey[] = [myFuture, myFuture2, myFutureYear10, myFutureYear12, schoolLife, liveIssue, liveIssue2, parents, coProductive, observation];
