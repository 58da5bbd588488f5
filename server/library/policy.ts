import { keeping } from '#server/contracts/keeping.ts';
import type { Attribute, ReleaseRules } from '#server/contracts/release.ts';

/**
 * The thresholds of disclosure control. No source fixes them: they are this project's own, to be
 * set by a partnership with its data protection officer.
 */
export const releaseRules: ReleaseRules = {
  leastPeople: 10,
  leastChildren: 30,
  hiddenUpTo: 7,
  roundTo: 5,
  leastChanges: 10,
  withdrawnDays: 90,
  missingBelow: 0.5,
  underHeardBelow: 0.8,
};

/** The name that categories of need with too few children share. */
export const mergedNeed = 'sensory-and-other';

/**
 * The tables of a survey, declared before anybody answers. What is not listed is never counted:
 * wishes to talk, who may know, and which adult stay out.
 */
export interface DeclaredTables {
  measures: readonly { id: string; question: string; by: 'option' | 'outcome'; attributes: readonly Attribute[] }[];
}

const every: readonly Attribute[] = ['all', 'year', 'need'];

export const declaredTables: Readonly<Record<string, DeclaredTables>> = {
  'my-future': {
    measures: [
      { id: 'hopes', question: 'dream', by: 'outcome', attributes: every },
      // By group only the four outcomes: a sum beside its parts, in small groups, gives the smallest part away.
      { id: 'dream', question: 'dream', by: 'option', attributes: ['all'] },
      { id: 'after-year-11', question: 'after-year-11', by: 'option', attributes: every },
      { id: 'favourites', question: 'favourites', by: 'option', attributes: every },
      { id: 'learn', question: 'learn', by: 'option', attributes: every },
      { id: 'helps', question: 'helps', by: 'option', attributes: every },
    ],
  },
  // Of all groups together only: a table by year would be a table of one class.
  'live-issue': {
    measures: [
      { id: 'problem', question: 'problem', by: 'option', attributes: ['all'] },
      { id: 'better', question: 'better', by: 'option', attributes: ['all'] },
    ],
  },
  'live-issue-2': { measures: [{ id: 'our-idea', question: 'our-idea', by: 'option', attributes: ['all'] }] },
};

/** All of it, as a release is made with it. */
export const releasePolicy = { rules: releaseRules, tables: declaredTables, mergedNeed };

/**
 * How long what people sent is kept, in months after the round closes. With the words goes the round's key, so that no
 * copy of them can be read any more. Copies for keep cards, releases, receipts and the audit log are not part of it.
 */
export const retention = keeping;
