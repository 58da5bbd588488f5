import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { Day, LanguageTag, RandomId, Slug } from './ids.ts';

/** What people of a group need on the day. How many of them need it, never who. */
export const AccessNeed = z.enum(['sound', 'symbols-only', 'big-text', 'one-switch', 'keyboard', 'helper', 'quiet', 'large-print']);
export type AccessNeed = z.infer<typeof AccessNeed>;

const few = z.number().check(z.int(), z.gte(0), z.lte(bounds.peoplePerSession));

/** What a coordinator plans for a visit to a group. Numbers, never names. */
export const SessionPlan = z.strictObject({
  /** The rounds that are answered, by slug, in this order. */
  rounds: z.array(Slug).check(z.minLength(1), z.maxLength(bounds.roundsPerSession)),
  /** The first is the one a device starts in. */
  languages: z.array(LanguageTag).check(z.minLength(1), z.maxLength(bounds.languagesPerSurvey)),
  needs: z.array(z.strictObject({ need: AccessNeed, people: few })).check(z.maxLength(AccessNeed.options.length)),
  expected: few,
  devices: z.strictObject({ shared: few, own: few, paper: few }),
});
export type SessionPlan = z.infer<typeof SessionPlan>;

export const SessionState = z.enum(['planned', 'open', 'closed']);
export type SessionState = z.infer<typeof SessionState>;

/** A session as staff see it: never an answer. */
export const Session = z.object({ id: RandomId, group: RandomId, day: Day, plan: SessionPlan, state: SessionState, revision: z.number() });
export type Session = z.infer<typeof Session>;
