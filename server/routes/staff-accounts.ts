import type { StaffAction } from '#server/access/audit.ts';
import { numberIn } from '#server/contracts/account-rules.ts';
import { AccountSaid, type Account, type Accounts } from '#server/contracts/account.ts';
import { GroupKind } from '#server/contracts/network.ts';
import { dayInLondon } from '#server/london.ts';
import { Problem } from '#server/problems.ts';
import { accountById, accountsOf, addAccount, changeAccount, type GroupAccountRow, type ListedAccountRow } from '#server/queries/group-accounts.ts';
import { groupById, groupsOf } from '#server/queries/groups.ts';
import { uuidFrom } from '#server/sealing/digest.ts';
import type { ApiRoute } from './api-route.ts';
import { guarded, type Asked, type StaffRoute } from './guard.ts';
import { sendPrivate } from './reply.ts';
import type { StaffDeps } from './staff-deps.ts';
import { orNotFound, step } from './step.ts';

const base = '/api/staff/areas/:area/accounts';

/** What an account is changed to. */
type Changes = Parameters<typeof changeAccount>[2];

/** A way that an account goes between draft and page, once somebody saw it as it is. */
interface Move {
  to: string;
  summary: string;
  request: 'ApproveAccount' | 'AccountSeen';
  from: readonly GroupAccountRow['state'][];
  becomes(today: string): Changes;
  noted: StaffAction;
}

/** Reads what was stored of an account: the bounds were checked when it came. */
export function accountFrom(row: ListedAccountRow): Account {
  const content: unknown = JSON.parse(row.content);
  const said = AccountSaid.parse({ ...(typeof content === 'object' ? content : {}), group: row.group_id, kind: row.kind });
  return {
    ...said,
    id: row.id,
    revision: row.revision,
    state: row.state,
    groupKind: GroupKind.parse(row.group_kind),
    groupName: row.group_name,
    ...(row.approved_on === null ? {} : { approvedOn: row.approved_on }),
    ...(row.published_on === null ? {} : { publishedOn: row.published_on }),
  };
}

/** What groups tell of themselves: coordinators write it down and say that the group agreed; analysts and administrators publish it. */
export function accountRoutes(deps: StaffDeps): ApiRoute[] {
  const { clock, db, random } = deps;
  const works = ({ staff, partnershipId }: Asked) => staff.roles.some((each) => each.partnershipId === partnershipId && each.role === 'coordinator');

  /** Changes an account that somebody saw, or says why it cannot be. */
  async function change({ partnershipId }: Asked, seen: { id: string; revision: number }, from: readonly GroupAccountRow['state'][], to: Changes): Promise<GroupAccountRow> {
    const changed = await changeAccount(db, { partnershipId, ...seen, from }, to);
    if (changed !== undefined) return changed;
    const there = orNotFound(await accountById(db, partnershipId, seen.id));
    throw new Problem(there.revision === seen.revision ? 'account-not-approved' : 'changed-meanwhile');
  }
  const saved = ({ id, revision }: Pick<GroupAccountRow, 'id' | 'revision'>) => ({ id, revision });

  const moved = ({ to, summary, request, from, becomes, noted }: Move) =>
    step({
      path: `${base}/${to}`,
      summary,
      request,
      reply: 'AccountSaved',
      problems: ['not-found', 'changed-meanwhile', 'account-not-approved'],
      async take({ id, revision }, asked) {
        const row = await change(asked, { id, revision }, from, becomes(dayInLondon(clock())));
        await asked.note(noted, id);
        return saved(row);
      },
    });

  const routes: StaffRoute[] = [
    {
      method: 'get',
      path: base,
      summary: 'What groups tell of themselves; who does not work with groups sees what a group agreed to, named only where it wants to be',
      reply: 'Accounts',
      problems: [],
      async handle(_context, asked) {
        const all = (await accountsOf(db, asked.partnershipId)).map(accountFrom);
        if (works(asked)) {
          const groups = (await groupsOf(db, asked.partnershipId)).filter(({ closed_on }) => closed_on === null).map(({ id, name }) => ({ id, name }));
          return sendPrivate({ accounts: all, groups } satisfies Accounts);
        }
        const agreed = all.filter(({ state }) => state !== 'draft').map(({ groupName, ...account }) => (account.named && groupName !== undefined ? { ...account, groupName } : account));
        return sendPrivate({ accounts: agreed, groups: [] } satisfies Accounts);
      },
    },
    step({
      path: base,
      summary: 'Writes an account down, or words it anew; from then on it is a draft',
      request: 'WriteAccount',
      reply: 'AccountSaved',
      problems: ['not-found', 'account-number', 'changed-meanwhile'],
      async take({ id, revision, group, kind, ...content }, asked) {
        const { note, partnershipId } = asked;
        for (const [language, text] of Object.entries(content.texts)) if (numberIn(text, language) !== undefined) throw new Problem('account-number', { language });
        orNotFound(await groupById(db, partnershipId, group));
        const written = { kind, content: JSON.stringify(content), state: 'draft', approved_on: null, published_on: null, group_id: group } as const;
        const row = { partnership_id: partnershipId, id: id ?? uuidFrom(random(16)), revision: 1, made_at: clock().toISOString(), ...written };
        if (id === undefined || revision === undefined) await addAccount(db, row);
        else row.revision = (await change(asked, { id, revision }, ['draft', 'approved', 'published', 'taken-back'], written)).revision;
        await note('account-written', row.id, kind);
        return saved(row);
      },
    }),
    moved({
      to: 'approve',
      summary: 'Says that the group agreed to these words',
      request: 'ApproveAccount',
      from: ['draft'],
      becomes: (today) => ({ state: 'approved', approved_on: today }),
      noted: 'account-approved',
    }),
    moved({
      to: 'publish',
      summary: 'Publishes what a group agreed to, word for word',
      request: 'AccountSeen',
      from: ['approved', 'taken-back'],
      becomes: (today) => ({ state: 'published', published_on: today }),
      noted: 'account-published',
    }),
    moved({
      to: 'take-back',
      summary: 'Takes a published account off the page again',
      request: 'AccountSeen',
      from: ['approved', 'published'],
      becomes: () => ({ state: 'taken-back', published_on: null }),
      noted: 'account-taken-back',
    }),
  ];
  return routes.map((route) => guarded(deps, route));
}
