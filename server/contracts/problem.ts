import * as z from 'zod/mini';

/**
 * The error catalogue's codes. They are stable: a code is never given another meaning.
 * `server/problems.ts` gives each its HTTP status; `locales/<lang>/problems.json` says, in the reader's
 * language, what happened and what to do next.
 */
export const ProblemCode = z.enum([
  // any request
  'not-found',
  'method-not-allowed',
  'body-not-json',
  'body-too-large',
  'body-not-understood',
  'too-many-requests',
  'server-fault',
  'storage-full',
  // envelopes, refused
  'envelope-not-understood',
  'envelope-too-large',
  'round-unknown',
  'round-purged',
  'key-unknown',
  'seal-broken',
  'id-taken',
  'words-not-open',
  // pieces of attachments, refused
  'piece-not-understood',
  'piece-too-large',
  'piece-taken',
  'pieces-too-many',
  // … and to be sent again once their envelope was
  'envelope-not-here',
  // envelopes, held for a person
  'response-not-understood',
  'response-for-another-envelope',
  'survey-version-unknown',
  'simulated-not-here',
  'language-not-offered',
  'question-unknown',
  'question-not-shown',
  'option-unknown',
  'option-not-shown',
  'answer-wrong-kind',
  'answer-twice',
  'answer-too-many',
  'words-missing',
  'words-without-answer',
  'attachment-missing',
  'attachment-without-answer',
  // surveys
  'survey-not-understood',
  'survey-version-exists',
  'survey-id-reused',
  'survey-id-twice',
  'survey-condition-unknown',
  'survey-condition-forward',
  'survey-page-order',
  'bundle-not-understood',
  'bundle-text-missing',
  'bundle-text-unknown',
  // cohort
  'cohort-not-understood',
  'cohort-count-missing',
  'cohort-count-negative',
  'cohort-category-twice',
  'cohort-category-unknown',
  'cohort-total-wrong',
  // keep card
  'keep-unknown',
  // commands
  'round-open',
  // staff
  'not-signed-in',
  'not-allowed',
  'other-site',
  'sign-in-wrong',
  'code-wrong',
  'sign-in-again',
  'set-up-first',
  'passkey-wrong',
  'password-weak',
  'invite-unknown',
  'invite-used',
  'invite-expired',
  'email-taken',
  'last-administrator',
  'council-away',
  'works-elsewhere-too',
  // administration of an area
  'changed-meanwhile',
  'keeping-out-of-bounds',
  'keeping-longer',
  // sessions
  'session-unknown',
  'session-full',
  'group-unknown',
  'entry-taken',
  // a group's own account, and the room
  'account-number',
  'account-not-approved',
  'room-shown',
  'join-unknown',
  'join-rests',
  'devices-too-many',
  'device-ended',
  // keeping rounds
  'dates-reversed',
  'day-gone-by',
  'day-to-come',
  'round-language-missing',
  'round-not-ready',
  'round-opened',
  'round-not-open',
  'round-paused',
  'round-not-paused',
  'setting-not-yours',
  'batch-size',
  'batches-too-many',
  'too-many-holidays',
  // settings, groups and what they are asked
  'there-already',
  'contact-in-text',
  'group-closed',
  'round-over',
  'codes-enough',
  'codes-none-left',
  'link-unknown',
  'nobody-took-part',
  // paper booklets
  'booklet-unknown',
  'booklet-used',
  'booklet-other-round',
  'booklets-too-many',
  // releases
  'release-not-made',
  'release-cohort-missing',
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** What a problem says on the wire: a code, and parameters that are never a person's words. */
export const ProblemBody = z.strictObject({
  code: ProblemCode,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ProblemBody = z.infer<typeof ProblemBody>;
