import type { Kysely } from 'kysely';
import { GroupKind, Heard, liveIssues, SettingKind, type Shaped } from '#server/contracts/network.ts';
import { networkBounds } from '#server/contracts/network-bounds.ts';
import type { Schema } from '#server/database/schema.ts';
import type { PartnershipRow } from './partnerships.ts';
import { releaseOfRound } from './latest-release.ts';
import { publishedReplies } from './replies.ts';

/**
 * From how many groups on their answers are shown together: with one they are its own, and of two each could take away
 * what it knows of itself.
 */
const leastGroups = 3;

/** Which groups took part in what, as coordinators told it, with what was written back; the latest first. */
export async function shapedIn(db: Kysely<Schema>, { id, slug, name, made_up }: PartnershipRow): Promise<Shaped> {
  const told = await db
    .selectFrom('group_asks')
    .innerJoin('rounds', (join) => join.onRef('rounds.partnership_id', '=', 'group_asks.partnership_id').onRef('rounds.id', '=', 'group_asks.round_id'))
    .innerJoin('groups', (join) => join.onRef('groups.partnership_id', '=', 'group_asks.partnership_id').onRef('groups.id', '=', 'group_asks.group_id'))
    .innerJoin('settings', (join) => join.onRef('settings.partnership_id', '=', 'groups.partnership_id').onRef('settings.id', '=', 'groups.setting_id'))
    .select(['group_asks.round_id', 'group_asks.asked_on', 'group_asks.heard', 'rounds.slug', 'rounds.survey_id', 'groups.name', 'groups.kind', 'groups.may_be_named', 'settings.kind as where'])
    .where('group_asks.partnership_id', '=', id)
    .where('group_asks.told_on', 'is not', null)
    .orderBy('group_asks.asked_on', 'desc')
    .orderBy('rounds.slug')
    // By what everybody may see, so that the order says no more.
    .orderBy('groups.kind')
    .orderBy('settings.kind')
    .orderBy('groups.id')
    .execute();
  const rounds: Shaped['rounds'] = [];
  for (const [roundId, asked] of Map.groupBy(told, (row) => row.round_id)) {
    const first = asked.at(-1);
    if (first === undefined) continue;
    const groups = asked.map((row) => ({
      ...(row.may_be_named === 1 ? { name: row.name } : {}),
      kind: GroupKind.parse(row.kind),
      where: SettingKind.parse(row.where),
      heard: Heard.parse(row.heard === '' ? 'not-said' : row.heard),
    }));
    // Those with a name first, by name; those without one all look alike.
    const ordered = groups.toSorted((a, b) => Number(b.name !== undefined) - Number(a.name !== undefined) || (a.name ?? '').localeCompare(b.name ?? ''));
    const together = liveIssues.includes(first.survey_id) && groups.length >= leastGroups ? await releaseOfRound(db, id, roundId) : undefined;
    rounds.push({ round: first.slug, survey: first.survey_id, askedOn: first.asked_on, groups: ordered.slice(0, networkBounds.groupsPerArea), replies: await publishedReplies(db, id, roundId), ...(together === undefined ? {} : { together }) });
  }
  return { area: { slug, name, madeUp: made_up === 1 }, rounds };
}
