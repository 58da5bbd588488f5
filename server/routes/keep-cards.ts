import { KeepRequest, Withdrawal, type KeepReply, type WithdrawalReply } from '#server/contracts/envelope.ts';
import type { Deps } from '#server/deps.ts';
import { dayInLondon } from '#server/london.ts';
import { Problem } from '#server/problems.ts';
import { forgetWithdrawn, keepCopy, withdraw } from '#server/queries/withdraw.ts';
import { tokenDigest, uuidFrom } from '#server/sealing/digest.ts';
import type { ApiRoute } from './api-route.ts';
import { readBody } from './read-body.ts';
import { sendPrivate } from './reply.ts';

const bodyProblems = ['body-not-json', 'body-too-large', 'body-not-understood'] as const;

/** What the holder of a keep card can do: see their copy, and take their answers back. */
export const keepCardRoutes = ({ db, engine, clock, random }: Pick<Deps, 'db' | 'engine' | 'clock' | 'random'>): ApiRoute[] => [
  {
    method: 'post',
    path: '/api/keep',
    summary: "The holder of a keep card gets their copy, which only their card can open",
    request: 'KeepRequest',
    reply: 'KeepReply',
    problems: [...bodyProblems, 'keep-unknown'],
    async handle(context) {
      const { token } = await readBody(context, KeepRequest);
      const copy = await keepCopy(db, tokenDigest(token));
      if (copy === undefined) throw new Problem('keep-unknown');
      const reply: KeepReply = { received: true, copy };
      return sendPrivate(reply);
    },
  },
  {
    method: 'post',
    path: '/api/withdrawals',
    summary: 'The holder of a keep card takes their answers back, also before they have arrived',
    request: 'Withdrawal',
    reply: 'WithdrawalReply',
    problems: [...bodyProblems, 'too-many-requests'],
    async handle(context) {
      const { token } = await readBody(context, Withdrawal);
      const day = dayInLondon(clock());
      const outcome = await db.transaction().execute((trx) => withdraw(trx, tokenDigest(token), day, () => uuidFrom(random(16))));
      if (outcome === 'too-many') throw new Problem('too-many-requests');
      if (outcome === 'withdrawn') await forgetWithdrawn(db, engine);
      const reply: WithdrawalReply = { outcome };
      return sendPrivate(reply);
    },
  },
];
