import type { Context } from 'hono';
import { EnvelopeBatch, type Receipt } from '#server/contracts/envelope.ts';
import type { ProblemBody, ProblemCode } from '#server/contracts/problem.ts';
import type { Deps } from '#server/deps.ts';
import { dayInLondon } from '#server/london.ts';
import { faultFields } from '#server/log.ts';
import { problem, Problem } from '#server/problems.ts';
import { groupCommit, type GroupCommit } from '#server/queries/group-commit.ts';
import { queueEntries } from '#server/queries/queue-entries.ts';
import { isStorageFull } from '#server/queries/storage-full.ts';
import { storeEnvelopes, type EnvelopeToStore, type StoreOutcome } from '#server/queries/store-envelopes.ts';
import { cardDigest } from '#server/sealing/cards.ts';
import { checkEnvelope, type Checked } from '#server/sealing/check-envelope.ts';
import { uuidFrom } from '#server/sealing/digest.ts';
import { inTurn } from '#server/sealing/in-turn.ts';
import type { ApiRoute } from './api-route.ts';
import { readBody } from './read-body.ts';
import { sendPrivate } from './reply.ts';
import { roundFinder } from './round-finder.ts';

/** Beyond so many waiting envelopes the server says "later" and keeps nothing half-done in memory. */
const mostWaiting = 5_000;

/** Envelopes that are opened at a time: enough for every core, and few enough that the first to come are stored while the next are opened. */
const openedAtOnce = 32;

/**
 * How envelopes gather in transactions. While others are being opened those that are ready wait for them, so that a
 * transaction keeps many; not beyond a time that nobody notices.
 */
const gathering = { most: 400, enough: 400, patience: 50 };

function toStore(checked: Exclude<Checked, { outcome: 'refused' }>, today: string): EnvelopeToStore {
  const { envelope, hash, round } = checked;
  const { id, round: roundId, survey, bundle, key, words, keep: keepCard } = envelope;
  const common = {
    envelope: { id, round: roundId, survey, bundle, key, words, keep: keepCard },
    hash,
    cardDigest: envelope.card === undefined ? undefined : cardDigest(envelope.card),
    partnershipId: round.partnershipId,
    receivedOn: today,
    late: today > round.closesOn,
  };
  if (checked.outcome === 'unopened') return { ...common, content: { kind: 'unopened' } };
  // The card's code never stands beside answers, held ones included; the keep card's row is in a table of its own.
  const { card: _card, keep: _keep, ...sealed } = envelope;
  const held = (broken: ProblemBody) => ({ kind: 'held' as const, sealed, problem: broken });
  if (checked.outcome === 'held') return { ...common, content: held(checked.problem) };
  const { language, audience, simulated, answers, paper } = checked.response;
  const response = { language, audience, simulated, answers: JSON.stringify(answers) };
  const queue = queueEntries(checked.survey, checked.response, words !== undefined);
  return { ...common, content: { kind: 'response', response, queue, ...(paper === undefined ? {} : { otherwise: held(problem('booklet-used')) }) } };
}

/** Why an envelope was held. */
function heldFor(content: EnvelopeToStore['content']): ProblemBody {
  if (content.kind === 'held') return content.problem;
  return (content.kind === 'response' ? content.otherwise?.problem : undefined) ?? problem('response-not-understood');
}

function receiptOf(item: EnvelopeToStore, stored: StoreOutcome): Receipt {
  const { id } = item.envelope;
  switch (stored) {
    case 'stored':
      return { outcome: 'stored', id, late: item.late };
    case 'already':
      return { outcome: 'already', id };
    case 'held':
      return { outcome: 'held', id, problem: heldFor(item.content) };
    case 'purged':
      return { outcome: 'refused', id, problem: problem('round-purged') };
    case 'id-taken':
      return { outcome: 'refused', id, problem: problem('id-taken') };
  }
}

const troubleOf = (fault: unknown): ProblemCode => (isStorageFull(fault) ? 'storage-full' : 'server-fault');

/** Keeps judged envelopes and says what became of each; `stored` is said only after the commit is on disk. */
async function keep(items: readonly EnvelopeToStore[], commits: GroupCommit<EnvelopeToStore, StoreOutcome>, { log }: Pick<Deps, 'log'>): Promise<Receipt[]> {
  if (items.length === 0) return [];
  const settled = await commits.add(items);
  const failed = settled.flatMap((result): unknown[] => (result.status === 'rejected' ? [result.reason] : []));
  for (const reason of failed) log.error('envelope-not-stored', faultFields(reason));
  // Nothing could be kept: that is the server's trouble and not the envelopes'. The device tries again.
  if (failed.length === items.length) throw new Problem(troubleOf(failed[0]));
  return items.map((item, index) => {
    const result = settled[index];
    if (result?.status === 'fulfilled') return receiptOf(item, result.value);
    return { outcome: 'refused', id: item.envelope.id, problem: problem(troubleOf(result?.reason)) };
  });
}

/** `POST /api/envelopes`. */
export function envelopeRoute(deps: Deps): ApiRoute {
  const { db, engine, clock, random, keys } = deps;
  const roundOf = roundFinder(deps);
  const opening = inTurn(openedAtOnce);
  const newId = () => uuidFrom(random(16));
  const store = deps.store ?? ((items) => db.transaction().execute((trx) => storeEnvelopes(trx, items, newId)));
  const commits = groupCommit<EnvelopeToStore, StoreOutcome>(store, { ...gathering, atOnce: engine === 'sqlite' ? 1 : 2 });

  /** Judges what came and hands on what is to be kept; of each its receipt, or that it waits for a transaction. */
  async function takeIn(envelopes: readonly unknown[]) {
    // Who sends one by one goes on when it is kept: to wait for others would only slow all of them down in step.
    const ready = envelopes.length > 1 ? commits.expect() : () => undefined;
    try {
      const checked = await Promise.all(envelopes.map((item) => opening(() => checkEnvelope(item, roundOf, keys))));
      const today = dayInLondon(clock());
      const judged = checked.map((each) => (each.outcome === 'refused' ? each : toStore(each, today)));
      return { judged, keeping: keep(judged.flatMap((each) => ('outcome' in each ? [] : each)), commits, deps) };
    } finally {
      ready();
    }
  }

  return {
    method: 'post',
    path: '/api/envelopes',
    summary: 'Takes in sealed responses, answered item by item, in the order given',
    request: 'EnvelopeBatch',
    reply: 'Receipts',
    problems: ['body-not-json', 'body-too-large', 'body-not-understood', 'too-many-requests'],
    async handle(context: Context) {
      if (commits.waiting() > mostWaiting) throw new Problem('too-many-requests');
      const { envelopes } = await readBody(context, EnvelopeBatch);
      const { judged, keeping } = await takeIn(envelopes);
      const kept = await keeping;
      let next = 0;
      const receipts = judged.map((each): Receipt | undefined => ('outcome' in each ? each : kept[next++]));
      return sendPrivate({ receipts });
    },
  };
}
