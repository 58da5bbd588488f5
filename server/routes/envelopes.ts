import type { Context } from 'hono';
import { EnvelopeBatch, type Receipt } from '#server/contracts/envelope.ts';
import type { ProblemBody } from '#server/contracts/problem.ts';
import type { Deps } from '#server/deps.ts';
import { dayInLondon } from '#server/london.ts';
import { faultFields } from '#server/log.ts';
import { problem, Problem } from '#server/problems.ts';
import { groupCommit } from '#server/queries/group-commit.ts';
import { queueEntries } from '#server/queries/queue-entries.ts';
import { storeEnvelopes, type EnvelopeToStore, type StoreOutcome } from '#server/queries/store-envelopes.ts';
import { cardDigest } from '#server/sealing/cards.ts';
import { checkEnvelope, type Checked } from '#server/sealing/check-envelope.ts';
import { uuidFrom } from '#server/sealing/digest.ts';
import { inTurn } from '#server/sealing/in-turn.ts';
import type { ApiRoute } from './api-route.ts';
import { keepAndTell, type Judged } from './keep-and-tell.ts';
import { bodyProblems, readBody } from './read-body.ts';
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

const notKept = ({ envelope }: EnvelopeToStore, trouble: ProblemBody): Receipt => ({ outcome: 'refused', id: envelope.id, problem: trouble });

/** `POST /api/envelopes`. */
export function envelopeRoute(deps: Deps): ApiRoute {
  const { db, engine, clock, random, keys, log } = deps;
  const roundOf = roundFinder(deps);
  const opening = inTurn(openedAtOnce);
  const newId = () => uuidFrom(random(16));
  const store = deps.store ?? ((items) => db.transaction().execute((trx) => storeEnvelopes(trx, items, newId)));
  const failed = (reason: unknown) => log.error('envelope-not-stored', faultFields(reason));
  const commits = groupCommit<EnvelopeToStore, StoreOutcome>(store, { ...gathering, atOnce: engine === 'sqlite' ? 1 : 2 });

  /** Judges what came and hands on what is to be kept; the receipts come once their transactions have ended. */
  async function takeIn(envelopes: readonly unknown[]) {
    // Who sends one by one goes on when it is kept: to wait for others would only slow all of them down in step.
    const ready = envelopes.length > 1 ? commits.expect() : () => undefined;
    try {
      const checked = await Promise.all(envelopes.map((item) => opening(() => checkEnvelope(item, roundOf, keys))));
      const today = dayInLondon(clock());
      const judged = checked.map((each): Judged<EnvelopeToStore, Receipt> => (each.outcome === 'refused' ? { refused: each } : { keep: toStore(each, today) }));
      return { receipts: keepAndTell(judged, { commits, kept: receiptOf, notKept, failed }) };
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
    problems: [...bodyProblems, 'too-many-requests'],
    async handle(context: Context) {
      if (commits.waiting() > mostWaiting) throw new Problem('too-many-requests');
      const { envelopes } = await readBody(context, EnvelopeBatch);
      const { receipts } = await takeIn(envelopes);
      return sendPrivate({ receipts: await receipts });
    },
  };
}
