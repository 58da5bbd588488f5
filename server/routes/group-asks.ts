import { holdsContact } from '#server/contracts/contact-in-text.ts';
import { networkBounds } from '#server/contracts/network-bounds.ts';
import { dayInLondon } from '#server/london.ts';
import { Problem } from '#server/problems.ts';
import { addBatch } from '#server/queries/cards.ts';
import { addAsk, askOf, tellOfAsk, writeCameOf, type AskRow } from '#server/queries/group-asks.ts';
import { addCodes, codesOfGroups, groupBatch } from '#server/queries/group-codes.ts';
import { groupById, type GroupRow } from '#server/queries/groups.ts';
import { partnershipBySlug } from '#server/queries/partnerships.ts';
import { repliesForGroup } from '#server/queries/replies-for-group.ts';
import { roundBySlug, type RoundRow } from '#server/queries/rounds.ts';
import { settingById } from '#server/queries/settings.ts';
import { cardCodes, cardDigest } from '#server/sealing/cards.ts';
import { sha256 } from '#server/sealing/digest.ts';
import { groupLinkSecret } from '#server/sealing/group-link.ts';
import type { ApiRoute } from './api-route.ts';
import { giveCodes } from './give-codes.ts';
import { guarded, type StaffRoute } from './guard.ts';
import { sendPrivate } from './reply.ts';
import type { StaffDeps } from './staff-deps.ts';
import { done, orNotFound, step } from './step.ts';

/** From how many on everybody may know that so many of a group were heard (R3 of the rules of disclosure). */
const leastHeard = 10;

/** Asking a round of groups, each by a link and codes of its own; what came of it; and what was written back. */
export function groupAskRoutes(deps: StaffDeps): ApiRoute[] {
  const { clock, db, keys } = deps;
  const today = () => dayInLondon(clock());

  /** A group that may be asked: it and its setting are open. */
  async function openGroup(partnershipId: string, id: string): Promise<GroupRow> {
    const group = orNotFound(await groupById(db, partnershipId, id));
    const setting = await settingById(db, partnershipId, group.setting_id);
    if (group.closed_on !== null || setting === undefined || setting.closed_on !== null) throw new Problem('group-closed');
    return group;
  }

  /** A round of young people that still takes answers. */
  async function roundToAsk(partnershipId: string, slug: string): Promise<RoundRow> {
    const round = await roundBySlug(db, slug);
    if (round === undefined || round.partnership_id !== partnershipId || round.audience !== 'young-person') throw new Problem('round-unknown');
    if (round.words_purged_on !== null) throw new Problem('round-purged');
    if (round.closes_on < today()) throw new Problem('round-over');
    return round;
  }

  async function askedOf(partnershipId: string, { group, round }: { group: string; round: string }): Promise<AskRow> {
    return orNotFound(await askOf(db, partnershipId, group, round));
  }

  /** What was asked in a session has no line of its own until something is written about it. */
  async function writtenDown({ partnership_id, group_id, round_id, asked_on, session_id }: AskRow): Promise<void> {
    await addAsk(db, { partnership_id, group_id, round_id, asked_on, session_id, came_of: '', told_on: null });
  }

  async function codesFor(within: StaffDeps['db'], partnershipId: string, ask: AskRow) {
    const batch = orNotFound(await groupBatch(within, partnershipId, ask.group_id, ask.round_id));
    if (ask.words_purged_on !== null) throw new Problem('round-purged');
    return batch;
  }

  const routes: StaffRoute[] = [
    step({
      path: '/api/staff/areas/:area/groups/ask',
      summary: 'Asks a round of groups: each gets a link and codes of its own. One that was asked before keeps what it has',
      request: 'AskGroups',
      reply: 'Done',
      problems: ['not-found', 'group-closed', 'round-unknown', 'round-purged', 'round-over'],
      async take({ round: slug, groups: wanted }, { note, partnershipId }) {
        const round = await roundToAsk(partnershipId, slug);
        const found: { group: GroupRow; people: number }[] = [];
        for (const { group, people } of wanted) found.push({ group: await openGroup(partnershipId, group), people });
        const asksNow: string[] = [];
        await db.transaction().execute(async (trx) => {
          for (const { group, people } of found) {
            await addAsk(trx, { partnership_id: partnershipId, group_id: group.id, round_id: round.id, asked_on: today(), came_of: '', session_id: null, told_on: null });
            if ((await groupBatch(trx, partnershipId, group.id, round.id)) !== undefined) continue;
            const id = `g-${Buffer.from(deps.random(5)).toString('hex')}`;
            const batch = { partnership_id: partnershipId, round_id: round.id, id, year: group.year, stage: null, need: null, cards: people };
            const link_digest = sha256(groupLinkSecret(keys.cardSecret(), round.id, id));
            await addBatch(trx, { ...batch, kind: 'group', session_id: null, setting_id: group.setting_id, group_id: group.id, link_digest, made_at: clock().toISOString() }, cardCodes(keys.cardSecret(), round.id, id, people).map(cardDigest));
            asksNow.push(group.id);
          }
        });
        for (const group of asksNow) await note('group-asked', group, slug);
        return done;
      },
    }),
    step({
      path: '/api/staff/areas/:area/groups/link',
      summary: 'The link of a group for a round, made again from the key file',
      request: 'OneAsk',
      reply: 'GroupLink',
      problems: ['not-found', 'round-purged'],
      async take(which, { partnershipId }) {
        const batch = await codesFor(db, partnershipId, await askedOf(partnershipId, which));
        return { secret: groupLinkSecret(keys.cardSecret(), batch.round_id, batch.id) };
      },
    }),
    step({
      path: '/api/staff/areas/:area/groups/codes',
      summary: 'More codes for a group: more people came',
      request: 'MoreCodes',
      reply: 'Done',
      problems: ['not-found', 'round-purged', 'codes-enough'],
      async take({ more, ...which }, { note, partnershipId }) {
        const ask = await askedOf(partnershipId, which);
        await db.transaction().execute(async (trx) => {
          const batch = await codesFor(trx, partnershipId, ask);
          if (batch.cards + more > networkBounds.codesPerGroup) throw new Problem('codes-enough', { most: networkBounds.codesPerGroup });
          await addCodes(trx, batch, cardCodes(keys.cardSecret(), batch.round_id, batch.id, more, batch.cards).map(cardDigest));
        });
        await note('group-codes-added', ask.group_id, ask.slug);
        return done;
      },
    }),
    step({
      path: '/api/staff/areas/:area/groups/cards',
      summary: 'Cards for a group to print: codes that nobody has yet, said this once',
      request: 'OneAsk',
      reply: 'GroupCards',
      problems: ['not-found', 'round-purged', 'codes-none-left'],
      async take(which, { note, partnershipId }) {
        const ask = await askedOf(partnershipId, which);
        const batch = await codesFor(db, partnershipId, ask);
        const codes = await giveCodes(deps, batch, batch.cards);
        if (codes.length === 0) throw new Problem('codes-none-left');
        await note('group-cards-printed', ask.group_id, ask.slug);
        return { round: ask.slug, batch: batch.id, codes };
      },
    }),
    step({
      path: '/api/staff/areas/:area/groups/came-of',
      summary: 'Writes what came of asking a group, unless somebody else wrote meanwhile',
      request: 'CameOf',
      reply: 'Done',
      problems: ['not-found', 'contact-in-text', 'changed-meanwhile'],
      async take({ was, cameOf, ...which }, { note, partnershipId }) {
        const ask = await askedOf(partnershipId, which);
        if (holdsContact(cameOf)) throw new Problem('contact-in-text');
        await writtenDown(ask);
        if (!(await writeCameOf(db, ask, was, cameOf))) throw new Problem('changed-meanwhile');
        await note('group-came-of', ask.group_id, ask.slug);
        return done;
      },
    }),
    step({
      path: '/api/staff/areas/:area/groups/tell',
      summary: 'Lets everybody see that a group took part, as it is now; or no longer',
      request: 'Tell',
      reply: 'Done',
      problems: ['not-found', 'nobody-took-part'],
      async take({ told, ...which }, { note, partnershipId }) {
        const ask = await askedOf(partnershipId, which);
        const codes = told && ask.answers_purged_on === null ? (await codesOfGroups(db, partnershipId)).find((each) => each.groupId === ask.group_id && each.roundId === ask.round_id) : undefined;
        if (codes?.sent === true && codes.used === 0) throw new Problem('nobody-took-part');
        await writtenDown(ask);
        await tellOfAsk(db, ask, told ? today() : null, (codes?.used ?? 0) >= leastHeard ? 'ten-or-more' : '');
        await note(told ? 'group-told' : 'group-untold', ask.group_id, ask.slug);
        return done;
      },
    }),
    {
      method: 'get',
      path: '/api/staff/areas/:area/groups/:group/replies',
      summary: 'What was written back about what a group was asked, for the start of its next session: the new first',
      reply: 'GroupReplies',
      problems: ['not-found'],
      async handle(context, { partnershipId }) {
        const group = orNotFound(await groupById(db, partnershipId, context.req.param('group') ?? ''));
        const partnership = await partnershipBySlug(db, context.req.param('area') ?? '');
        return sendPrivate(await repliesForGroup(db, { id: partnershipId, madeUp: partnership?.made_up === 1 }, group.id, today()));
      },
    },
  ];
  return routes.map((route) => guarded(deps, route));
}
