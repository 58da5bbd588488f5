import type { AreaAccounts, PublishedAccount } from '#server/contracts/account.ts';
import { bounds } from '#server/contracts/bounds.ts';
import type { Deps } from '#server/deps.ts';
import { Problem } from '#server/problems.ts';
import { accountsOf } from '#server/queries/group-accounts.ts';
import { partnershipBySlug } from '#server/queries/partnerships.ts';
import type { ApiRoute } from './api-route.ts';
import { prepare, send } from './reply.ts';
import { accountFrom } from './staff-accounts.ts';

/** `GET /api/areas/:area/accounts`: what groups tell of themselves, as they agreed to it and the partnership published it. */
export const publicAccountsRoute = ({ db }: Pick<Deps, 'db'>): ApiRoute => ({
  method: 'get',
  path: '/api/areas/:area/accounts',
  summary: 'What groups of an area tell of themselves, in words that they approved, without numbers',
  reply: 'AreaAccounts',
  problems: ['not-found'],
  async handle(context) {
    const partnership = await partnershipBySlug(db, context.req.param('area') ?? '');
    if (partnership === undefined) throw new Problem('not-found');
    const accounts = (await accountsOf(db, partnership.id)).map(accountFrom).flatMap(({ id, kind, texts, concepts, state, publishedOn, groupKind, groupName, named }): PublishedAccount[] =>
      state !== 'published' || publishedOn === undefined ? [] : [{ id, kind, texts, concepts, on: publishedOn, groupKind, ...(named && groupName !== undefined ? { groupName } : {}) }],
    );
    const newest = accounts.toSorted((a, b) => b.on.localeCompare(a.on) || a.id.localeCompare(b.id)).slice(0, bounds.accountsPerArea);
    return send(context.req.raw, await prepare(JSON.stringify({ area: partnership.slug, accounts: newest } satisfies AreaAccounts), 'application/json'));
  },
});
