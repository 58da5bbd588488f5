import type { ProblemBody, ProblemCode } from '#server/contracts/problem.ts';

type Status = 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 422 | 429 | 500 | 503 | 507;

/** The HTTP status of each problem, where a whole request has it (inside a batch the reply is 200, item by item). */
export const statusOf: Record<ProblemCode, Status> = {
  'not-found': 404,
  'method-not-allowed': 405,
  'body-not-json': 400,
  'body-too-large': 413,
  'body-not-understood': 400,
  'too-many-requests': 429,
  'server-fault': 500,
  'storage-full': 507,
  'envelope-not-understood': 422,
  'envelope-too-large': 413,
  'round-unknown': 404,
  'round-purged': 410,
  'key-unknown': 422,
  'seal-broken': 422,
  'id-taken': 409,
  'words-not-open': 422,
  'piece-not-understood': 422,
  'piece-too-large': 413,
  'piece-taken': 409,
  'pieces-too-many': 422,
  'envelope-not-here': 409,
  'response-not-understood': 422,
  'response-for-another-envelope': 422,
  'survey-version-unknown': 422,
  'simulated-not-here': 422,
  'language-not-offered': 422,
  'question-unknown': 422,
  'question-not-shown': 422,
  'option-unknown': 422,
  'option-not-shown': 422,
  'answer-wrong-kind': 422,
  'answer-twice': 422,
  'answer-too-many': 422,
  'words-missing': 422,
  'words-without-answer': 422,
  'attachment-missing': 422,
  'attachment-without-answer': 422,
  'survey-not-understood': 422,
  'survey-version-exists': 409,
  'survey-id-reused': 422,
  'survey-id-twice': 422,
  'survey-condition-unknown': 422,
  'survey-condition-forward': 422,
  'survey-page-order': 422,
  'bundle-not-understood': 422,
  'bundle-text-missing': 422,
  'bundle-text-unknown': 422,
  'cohort-not-understood': 422,
  'cohort-count-missing': 422,
  'cohort-count-negative': 422,
  'cohort-category-twice': 422,
  'cohort-category-unknown': 422,
  'cohort-total-wrong': 422,
  'keep-unknown': 404,
  'round-open': 409,
  'not-signed-in': 401,
  'not-allowed': 403,
  'other-site': 403,
  'sign-in-wrong': 422,
  'code-wrong': 422,
  'sign-in-again': 403,
  'set-up-first': 403,
  'passkey-wrong': 422,
  'password-weak': 422,
  'invite-unknown': 404,
  'invite-used': 410,
  'invite-expired': 410,
  'email-taken': 409,
  'last-administrator': 409,
  'council-away': 503,
  'works-elsewhere-too': 409,
  'changed-meanwhile': 409,
  'keeping-out-of-bounds': 422,
  'keeping-longer': 409,
  'session-unknown': 404,
  'session-full': 422,
  'group-unknown': 422,
  'entry-taken': 409,
  'account-number': 422,
  'account-not-approved': 409,
  'room-shown': 410,
  'join-unknown': 404,
  'join-rests': 429,
  'devices-too-many': 409,
  'device-ended': 403,
  'dates-reversed': 422,
  'day-gone-by': 422,
  'day-to-come': 422,
  'round-language-missing': 422,
  'round-not-ready': 409,
  'round-opened': 409,
  'round-not-open': 409,
  'round-paused': 409,
  'round-not-paused': 409,
  'setting-not-yours': 403,
  'batch-size': 422,
  'batches-too-many': 409,
  'too-many-holidays': 409,
  'release-not-made': 404,
  'release-cohort-missing': 409,
};

/** Makes a problem body. Parameters are ids, numbers and limits: never anything a person wrote. */
export const problem = (code: ProblemCode, params: ProblemBody['params'] = {}): ProblemBody => ({ code, params });

/** A problem that ends a request or a command. Routes throw it; `app.ts` turns it into the reply. */
export class Problem extends Error {
  override name = 'Problem';
  readonly body: ProblemBody;
  constructor(code: ProblemCode, params: ProblemBody['params'] = {}) {
    super(code);
    this.body = problem(code, params);
  }
}

/** The reply for a problem: its own media type, never cached, nothing of the request in it. */
export function problemResponse(body: ProblemBody, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status: statusOf[body.code],
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
}
