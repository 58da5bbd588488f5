import { KeepRequest, Withdrawal, type KeepReply, type WithdrawalReply } from '#server/contracts/envelope.ts';
import type { Deps } from '#server/deps.ts';
import { dayInLondon } from '#server/london.ts';
import { Problem } from '#server/problems.ts';
import { forgetWithdrawn, isWithdrawable, keepCopies, withdraw } from '#server/queries/withdraw.ts';
import { tokenDigest, uuidFrom } from '#server/sealing/digest.ts';
import type { ApiRoute } from './api-route.ts';
import { missGuard } from './card-misses.ts';
import { bodyProblems, readBody } from './read-body.ts';
import { sendPrivate } from './reply.ts';

/**
 * What the holder of a keep card can do: see their copies, and take their answers back. Unknown, taken back and not
 * yet arrived are one and the same answer, by one and the same way.
 */
export function keepCardRoutes({ db, engine, clock, random }: Pick<Deps, 'db' | 'engine' | 'clock' | 'random'>): ApiRoute[] {
  const misses = missGuard({ db, clock });
  return [
    {
      method: 'post',
      path: '/api/keep',
      summary: 'The holder of a keep card gets their copies, which only their card can open',
      request: 'KeepRequest',
      reply: 'KeepReply',
      problems: [...bodyProblems, 'keep-unknown', 'too-many-requests'],
      async handle(context) {
        const { token } = await readBody(context, KeepRequest);
        const copies = await keepCopies(db, tokenDigest(token));
        if (copies.length === 0) {
          if (!(await misses.count('look-up')) && !(await misses.hold())) throw new Problem('too-many-requests');
          throw new Problem('keep-unknown');
        }
        const reply: KeepReply = { copies };
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
        const digest = tokenDigest(token);
        // What nothing belongs to yet is written down, so strangers may not write without end.
        if (!(await isWithdrawable(db, digest)) && !(await misses.count('withdrawal'))) throw new Problem('too-many-requests');
        const day = dayInLondon(clock());
        const outcome = await db.transaction().execute((trx) => withdraw(trx, digest, day, () => uuidFrom(random(16))));
        if (outcome === 'too-many') throw new Problem('too-many-requests');
        if (outcome === 'withdrawn') await forgetWithdrawn(db, engine);
        const reply: WithdrawalReply = { outcome };
        return sendPrivate(reply);
      },
    },
  ];
}
