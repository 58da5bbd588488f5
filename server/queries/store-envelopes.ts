import type { Kysely } from 'kysely';
import type { Envelope } from '#server/contracts/envelope.ts';
import type { ProblemBody } from '#server/contracts/problem.ts';
import { keepUntil } from '#server/contracts/keep-until.ts';
import type { Response } from '#server/contracts/sealed-parts.ts';
import type { AnswersTable, HeldTable, KeepsTable, ReadingQueueTable, ResponsesTable, WordsTable } from '#server/database/answers-schema.ts';
import type { AuditLogTable, Schema } from '#server/database/schema.ts';
import { useCards, type BatchRow } from './cards.ts';
import { insertMany } from './insert-many.ts';
import type { QueueEntry } from './queue-entries.ts';
import { purgedAmong } from './purged-rounds.ts';
import { claimReceipts } from './receipts.ts';
import { takeTombstones } from './tombstones.ts';

/** An envelope that was opened and judged, to be kept. Plain data: it may go to another thread. */
export interface EnvelopeToStore {
  /** What is stored of it beside its answers. Its card's code is not. */
  envelope: Pick<Envelope, 'id' | 'round' | 'survey' | 'bundle' | 'key' | 'words' | 'keep'>;
  /** SHA-256 of its identifying bytes, hex. */
  hash: string;
  /** SHA-256 of its card's code, hex. */
  cardDigest: string | undefined;
  partnershipId: string;
  /** The day it came, Europe/London, and whether its round had closed by then. */
  receivedOn: string;
  late: boolean;
  /** Unopened, as its round is purged; a response that keeps the rules (its answers as JSON), with what of it a person must read; or one to hold, sealed, with the rule it breaks. */
  content:
    | { kind: 'unopened' }
    | { kind: 'response'; response: Pick<Response, 'language' | 'audience' | 'simulated'> & { answers: string }; queue: QueueEntry[]; /** In place of it where its card is not unused: a paper booklet that came before is no second person. */ otherwise?: ToHold }
    | ToHold;
}

interface ToHold {
  kind: 'held';
  sealed: Omit<Envelope, 'card' | 'keep'>;
  problem: ProblemBody;
}

export type StoreOutcome = 'stored' | 'held' | 'already' | 'id-taken' | 'purged';

interface Rows {
  responses: ResponsesTable[];
  answers: AnswersTable[];
  words: WordsTable[];
  reading_queue: ReadingQueueTable[];
  keeps: KeepsTable[];
  held: HeldTable[];
  audit_log: AuditLogTable[];
}

type ResponseContent = Extract<EnvelopeToStore['content'], { kind: 'response' }>;
type NewId = () => string;

function addResponse(rows: Rows, item: EnvelopeToStore, { response, queue }: ResponseContent, batch: BatchRow | undefined, newId: NewId): void {
  const { envelope, partnershipId: partnership_id, receivedOn: received_on } = item;
  const key = { partnership_id, round_id: envelope.round, response_id: envelope.id };
  rows.responses.push({
    partnership_id,
    round_id: envelope.round,
    id: envelope.id,
    survey_id: envelope.survey.id,
    survey_version: envelope.survey.version,
    bundle: envelope.bundle,
    language: response.language,
    audience: response.audience,
    arrived_by: batch === undefined ? 'link' : 'card',
    year: batch?.year ?? null,
    stage: batch?.stage ?? null,
    need: batch?.need ?? null,
    received_on,
    late: item.late ? 1 : 0,
    simulated: response.simulated ? 1 : 0,
    session_id: batch?.session_id ?? null,
  });
  rows.answers.push({ ...key, content: response.answers });
  if (envelope.words !== undefined) {
    const { id: survey_id, version: survey_version } = envelope.survey;
    rows.words.push({ ...key, key_id: envelope.key, survey_id, survey_version, bundle: envelope.bundle, ...envelope.words });
  }
  for (const entry of queue) {
    rows.reading_queue.push({ ...key, id: newId(), ...entry, received_on, state: 'waiting', session_id: batch?.session_id ?? null, group_id: batch?.group_id ?? null });
  }
}

function addHeld(rows: Rows, item: EnvelopeToStore, { problem, sealed }: ToHold, batch: BatchRow | undefined): void {
  rows.held.push({
    partnership_id: item.partnershipId,
    round_id: item.envelope.round,
    id: item.envelope.id,
    envelope: JSON.stringify(sealed),
    code: problem.code,
    params: JSON.stringify(problem.params),
    arrived_by: batch === undefined ? 'link' : 'card',
    batch_id: batch?.id ?? null,
    received_on: item.receivedOn,
    session_id: batch?.session_id ?? null,
  });
}

/** What is to be kept of an envelope, now that it is known whether its card was unused. */
const contentOf = ({ content }: EnvelopeToStore, batch: BatchRow | undefined): EnvelopeToStore['content'] =>
  content.kind === 'response' && batch === undefined ? (content.otherwise ?? content) : content;

function addKeepAndAudit(rows: Rows, item: EnvelopeToStore, batch: BatchRow | undefined, newId: NewId): void {
  const { envelope, partnershipId: partnership_id, receivedOn } = item;
  const { keep } = envelope;
  if (keep !== undefined) {
    const { lookUp: look_up, withdrawal, copy } = keep;
    rows.keeps.push({ partnership_id, round_id: envelope.round, response_id: envelope.id, look_up, withdrawal, copy, received_on: receivedOn, keep_until: keepUntil(receivedOn, batch?.year ?? undefined) });
  }
  const action = contentOf(item, batch).kind === 'held' ? 'envelope-held' : 'response-stored';
  rows.audit_log.push({ partnership_id, id: newId(), at: receivedOn, actor: 'respondent', action, round_id: envelope.round, subject_id: envelope.id });
}

async function insertRows(trx: Kysely<Schema>, rows: Rows): Promise<void> {
  const key = ['partnership_id', 'round_id', 'response_id'] as const;
  await insertMany(trx, 'responses', ['partnership_id', 'round_id', 'id', 'survey_id', 'survey_version', 'bundle', 'language', 'audience', 'arrived_by', 'year', 'stage', 'need', 'received_on', 'late', 'simulated', 'session_id'], rows.responses);
  await insertMany(trx, 'answers', [...key, 'content'], rows.answers);
  await insertMany(trx, 'words', [...key, 'key_id', 'survey_id', 'survey_version', 'bundle', 'enc', 'ct'], rows.words);
  await insertMany(trx, 'reading_queue', [...key, 'id', 'reason', 'question_id', 'option_id', 'received_on', 'state', 'session_id', 'group_id'], rows.reading_queue);
  // A card that holds a set of this round already keeps that one: the answers are stored, and nobody else's copy is lost.
  await insertMany(trx, 'keeps', [...key, 'look_up', 'withdrawal', 'copy', 'received_on', 'keep_until'], rows.keeps, { leave: true });
  await insertMany(trx, 'held', ['partnership_id', 'round_id', 'id', 'envelope', 'code', 'params', 'arrived_by', 'batch_id', 'received_on', 'session_id'], rows.held);
  await insertMany(trx, 'audit_log', ['partnership_id', 'id', 'at', 'actor', 'action', 'round_id', 'subject_id'], rows.audit_log);
}

/** The batches of the cards that these envelopes came with, by place in the list; a card counts for the first that shows it. */
async function batchesOfCards(trx: Kysely<Schema>, items: readonly EnvelopeToStore[]): Promise<Map<EnvelopeToStore, BatchRow>> {
  const found = new Map<EnvelopeToStore, BatchRow>();
  const withCard = items.filter(({ cardDigest }) => cardDigest !== undefined);
  const byRound = Map.groupBy(withCard, ({ partnershipId, envelope }) => `${partnershipId} ${envelope.round}`);
  for (const ofRound of byRound.values()) {
    const [first] = ofRound;
    if (first === undefined) continue;
    const used = await useCards(trx, first.partnershipId, first.envelope.round, ofRound.flatMap(({ cardDigest }) => cardDigest ?? []));
    for (const item of ofRound) {
      const batch = used.get(item.cardDigest ?? '');
      if (batch === undefined) continue;
      found.set(item, batch);
      used.delete(item.cardDigest ?? '');
    }
  }
  return found;
}

/**
 * Stores envelopes, each wholly or not at all, inside the given transaction: response, answers, sealed words, queue
 * entries, keep card, receipt and audit line. Of a purged round nothing is stored any more. The receipt is claimed first, in the order of ids, so that of two
 * copies in two processes one waits for the other and then finds it there.
 * @param newId makes an id for an entry of the queue or the audit log.
 * @returns what became of each, in the order given. It is true only once the transaction has committed.
 */
export async function storeEnvelopes(trx: Kysely<Schema>, items: readonly EnvelopeToStore[], newId: NewId): Promise<StoreOutcome[]> {
  const closed = await purgedAmong(trx, items);
  const open = closed.size === 0 ? items : items.filter((item) => !closed.has(item));
  if (open.some(({ content }) => content.kind === 'unopened')) throw new Error('The key of a round is missing that is not purged.');
  const claimed = await claimReceipts(trx, open);
  const claims = new Map(open.map((item, index) => [item, claimed[index] ?? 'already']));
  const fresh = open.filter((item) => claims.get(item) === 'new');
  const withdrawn = await takeTombstones(trx, fresh);
  const toKeep = fresh.filter((item) => !withdrawn.has(item));
  const batches = await batchesOfCards(trx, toKeep);
  const rows: Rows = { responses: [], answers: [], words: [], reading_queue: [], keeps: [], held: [], audit_log: [] };
  for (const item of toKeep) {
    const content = contentOf(item, batches.get(item));
    if (content.kind === 'unopened') continue;
    if (content.kind === 'held') addHeld(rows, item, content, batches.get(item));
    else addResponse(rows, item, content, batches.get(item), newId);
    addKeepAndAudit(rows, item, batches.get(item), newId);
  }
  await insertRows(trx, rows);
  return items.map((item) => {
    const claim = closed.get(item) ?? claims.get(item) ?? 'already';
    if (claim !== 'new') return claim;
    if (withdrawn.has(item)) return 'already';
    return contentOf(item, batches.get(item)).kind === 'held' ? 'held' : 'stored';
  });
}
