import { isMade, travelsApart } from '#server/contracts/choices.ts';
import type { Envelope } from '#server/contracts/envelope.ts';
import type { KeepCopy } from '#server/contracts/keep-copy.ts';
import { keepCopyOf } from '#server/contracts/keep-rules.ts';
import type { ProblemBody } from '#server/contracts/problem.ts';
import { finishedAnswers, responseProblem } from '#server/contracts/response-rules.ts';
import type { Response, ResponseWords } from '#server/contracts/sealed-parts.ts';
import type { Answer } from '#server/contracts/response.ts';
import type { Pack } from '#server/contracts/round.ts';
import type { Draft } from '#app/store/drafts.ts';
import { finishDraft } from '#app/store/finish.ts';
import { keepLastPage, type KeptPage } from '#app/store/last-page.ts';
import type { Mine } from '#app/store/mine.ts';
import type { PieceRow } from '#app/store/pieces.ts';
import { keepOf, newKeepCard } from '#app/sealing/keep-card.ts';
import { sealResponse } from '#app/sealing/seal.ts';

/** The draft cannot become a response. It stays as it is; the reason is one of the catalogue's. */
export class FinishError extends Error {
  override readonly name = 'FinishError';
  readonly problem: ProblemBody;
  constructor(problem: ProblemBody) {
    super(`finish: ${problem.code}`);
    this.problem = problem;
  }
}

/** What is left in the hands of the person once the answers are sealed. */
export interface Finished {
  /** The envelope's id, for `envelopeState`. */
  envelope: string;
  /** The keep card's secret. It is nowhere else: if it is not shown, printed or kept now, it is lost. */
  secret: string;
  /** The card is one that the person brought, and has. */
  broughtCard: boolean;
  /** What goes into My plan and the keep card's copy: no `private` answers. */
  copy: KeepCopy;
  /** What My plan shows of the person's own. It is on no disk any more, so a reload is without it. */
  mine?: readonly Mine[];
  /** All this once more, for a reload of the last page. Not on a shared device. */
  kept?: KeptPage | undefined;
}

interface Sealed {
  revision: number;
  envelope: Envelope;
  pieces: readonly PieceRow[];
  finished: Finished;
}

/**
 * What was sealed in this tab and is not yet known to be on disk. A second try must store the same bytes:
 * the first may have been stored, and even sent, although its success was never heard.
 */
const sealedBefore = new Map<string, Sealed>();

/** What is being finished in this tab, by draft and revision: a second press of Send waits for the first. */
const underWay = new Map<string, Promise<Finished>>();

const hasText = (draft: Draft, question: string) => (draft.words[question]?.text.trim() ?? '') !== '';

/** Whether an answer of words has its text, and one of something made its bytes: only then it stands. */
const isThere = (draft: Draft, { question, value }: Answer) => !travelsApart(value.kind) || (value.kind === 'words' ? hasText(draft, question) : draft.attached?.[question]?.kind === value.kind);

/** The response and the words that a draft amounts to; what was made for it comes to the words when it is sealed. Pure. */
export function responseOf(draft: Draft, pack: Pack): { response: Response; words: ResponseWords | undefined } {
  const { round, survey } = pack;
  const given = draft.answers.map((answer): Answer => (isThere(draft, answer) ? answer : { ...answer, value: { kind: 'skipped' } }));
  const answers = finishedAnswers(survey, round, { circumstances: draft.circumstances, answers: given });
  const written = answers.flatMap(({ question, value }) => {
    const entry = draft.words[question];
    return value.kind === 'words' && entry !== undefined ? [{ question, ...entry }] : [];
  });
  return {
    response: {
      format: 1,
      envelope: draft.id,
      round: round.id,
      survey: draft.survey,
      language: draft.language,
      audience: round.audience,
      circumstances: draft.circumstances,
      simulated: false,
      answers,
    },
    words: written.length === 0 ? undefined : { format: 1, words: written },
  };
}

function problemOf(draft: Draft, pack: Pack, response: Response, words: ResponseWords | undefined): ProblemBody | undefined {
  const { round, survey } = pack;
  if (draft.round !== round.id) return { code: 'round-unknown', params: {} };
  if (draft.survey.id !== survey.id || draft.survey.version !== survey.version) {
    return { code: 'survey-version-unknown', params: { survey: draft.survey.id, version: draft.survey.version } };
  }
  // Which words there are was just taken from the answers.
  return responseProblem(survey, round, response, words !== undefined);
}

async function sealDraft(draft: Draft, pack: Pack): Promise<Sealed> {
  const { response, words: written } = responseOf(draft, pack);
  const asked = response.answers.flatMap(({ question, value }) => (isMade(value.kind) ? [question] : []));
  const { attachments, pieces, mine } = draft.attached === undefined ? { attachments: [], pieces: [], mine: [] } : await (await import('./seal-made.ts')).sealMade(draft, asked, pack);
  const words = attachments.length === 0 ? written : { format: 1 as const, words: written?.words ?? [], attachments };
  const problem = problemOf(draft, pack, response, words);
  if (problem !== undefined) throw new FinishError(problem);
  const secret = draft.keepSecret ?? newKeepCard().secret;
  const copy = keepCopyOf(pack.survey, response, words, pack.round.slug);
  const keep = await keepOf(secret, copy);
  const envelope = await sealResponse({ round: pack.round, bundleRevision: pack.bundle.revision, response, words, card: draft.card, keep });
  return { revision: draft.revision, envelope, pieces, finished: { envelope: envelope.id, secret, broughtCard: draft.keepSecret !== undefined, copy, mine } };
}

/**
 * Finishes a draft: validates it by the survey's rules, seals it, and puts it in the outbox in the transaction
 * that also takes the draft and its key away. Resolves when that is on disk. Every failure leaves the draft:
 * `FinishError` where it breaks the rules, `StoreError` where it could not be written. Trying again is safe.
 *
 * @param draft as last saved; its revision must be the one on disk.
 * @param pack the one on screen at the end.
 */
export function finishResponse(draft: Draft, pack: Pack): Promise<Finished> {
  const which = `${draft.id} ${draft.revision}`;
  const running = underWay.get(which) ?? finish(draft, pack).finally(() => underWay.delete(which));
  underWay.set(which, running);
  return running;
}

async function finish(draft: Draft, pack: Pack): Promise<Finished> {
  const before = sealedBefore.get(draft.id);
  const sealed = before?.revision === draft.revision ? before : await sealDraft(draft, pack);
  sealedBefore.set(draft.id, sealed);
  await finishDraft(draft, sealed.envelope, sealed);
  sealedBefore.delete(draft.id);
  return sealed.finished;
}

/** What is finished, with what a reload of its page needs; without that where it cannot be kept. */
export async function keptForReload(finished: Finished): Promise<Finished> {
  const kept = await keepLastPage({ ...finished, mine: [] }).catch(() => undefined); // The answers are safe; a reload shows the start.
  return { ...finished, kept };
}
