import { accessTo } from '#server/access/permissions.ts';
import { holdsContact } from '#server/contracts/contact-in-text.ts';
import type { GroupSaid, Network, SettingSaid } from '#server/contracts/network.ts';
import type { StaffRole } from '#server/contracts/staff.ts';
import { dayInLondon } from '#server/london.ts';
import { Problem } from '#server/problems.ts';
import { asksWithSessions } from '#server/queries/group-asks.ts';
import { codesOfGroups } from '#server/queries/group-codes.ts';
import { addGroup, changeGroup, closeGroup, groupById, groupSeen, groupsOf, groupValues } from '#server/queries/groups.ts';
import { roundsOf } from '#server/queries/rounds.ts';
import { addSetting, changeSetting, closeSetting, settingById, settingSeen, settingsOf, settingValues } from '#server/queries/settings.ts';
import { uuidFrom } from '#server/sealing/digest.ts';
import type { ApiRoute } from './api-route.ts';
import { guarded, type Asked, type StaffRoute } from './guard.ts';
import { sendPrivate } from './reply.ts';
import type { StaffDeps } from './staff-deps.ts';
import { done, orNotFound, step } from './step.ts';

/** As two people would write the same name. */
const folded = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** Refuses what looks as if it told how to reach one person. */
function withoutContacts(...texts: readonly string[]): void {
  if (texts.some(holdsContact)) throw new Problem('contact-in-text');
}

/** Whether somebody with this role may change settings and groups, as the permission table says. */
const mayChange = (role: StaffRole): boolean => {
  const access = accessTo({ method: 'post', path: '/api/staff/areas/:area/groups' });
  return typeof access === 'object' && access.includes(role);
};

/** The settings of an area and the groups that meet there: what they are, and what they were asked. */
export function networkRoutes(deps: StaffDeps): ApiRoute[] {
  const { clock, db } = deps;
  const newId = () => uuidFrom(deps.random(16));
  const today = () => dayInLondon(clock());

  async function networkOf({ staff, partnershipId }: Asked): Promise<Network> {
    const [settings, groups, asks, codes, rounds] = await Promise.all([settingsOf(db, partnershipId), groupsOf(db, partnershipId), asksWithSessions(db, partnershipId), codesOfGroups(db, partnershipId), roundsOf(db, partnershipId)]);
    const asksBy = Map.groupBy(asks, ({ group_id }) => group_id);
    const codesBy = new Map(codes.map((each) => [`${each.groupId} ${each.roundId}`, each]));
    return {
      settings: settings.map(settingSeen),
      groups: groups.map((row) => ({
        ...groupSeen(row),
        asks: (asksBy.get(row.id) ?? []).map((ask) => {
          const { sent = false, inSessions = false, codes: made = 0, given = 0, used = 0 } = codesBy.get(`${row.id} ${ask.round_id}`) ?? {};
          return {
            round: ask.slug,
            survey: ask.survey_id,
            askedOn: ask.asked_on,
            cameOf: ask.came_of,
            sent,
            codes: made,
            given,
            inSessions,
            ...(ask.answers_purged_on === null ? { tookPart: used } : {}),
            ...(ask.told_on === null ? {} : { toldOn: ask.told_on }),
          };
        }),
      })),
      rounds: rounds
        .filter((row) => row.audience === 'young-person' && row.words_purged_on === null && row.closes_on >= today())
        .map((row) => ({ slug: row.slug, survey: row.survey_id, opensOn: row.opens_on, closesOn: row.closes_on })),
      mayChange: staff.roles.some((held) => held.partnershipId === partnershipId && mayChange(held.role)),
    };
  }

  /** A setting of this name that is open may be there once. */
  async function settingIsNew(partnershipId: string, { name, kind, place, contactRole }: SettingSaid, but?: string): Promise<void> {
    withoutContacts(name, place, contactRole);
    const same = (await settingsOf(db, partnershipId)).find((row) => row.closed_on === null && row.id !== but && row.kind === kind && folded(row.name) === folded(name) && folded(row.place) === folded(place));
    if (same !== undefined) throw new Problem('there-already');
  }
  async function groupIsNew(partnershipId: string, { setting, name, contactRole }: GroupSaid, but?: string): Promise<void> {
    withoutContacts(name, contactRole);
    const there = orNotFound(await settingById(db, partnershipId, setting));
    if (there.closed_on !== null && but === undefined) throw new Problem('group-closed');
    const same = (await groupsOf(db, partnershipId)).find((row) => row.closed_on === null && row.id !== but && row.setting_id === setting && folded(row.name) === folded(name));
    if (same !== undefined) throw new Problem('there-already');
  }

  const routes: StaffRoute[] = [
    {
      method: 'get',
      path: '/api/staff/areas/:area/network',
      summary: 'Settings, groups, and what each group was asked: how many took part, and never an answer',
      reply: 'Network',
      problems: [],
      handle: async (_context, asked) => sendPrivate(await networkOf(asked)),
    },
    step({
      path: '/api/staff/areas/:area/settings',
      summary: 'Adds a setting',
      request: 'SettingSaid',
      reply: 'Setting',
      problems: ['there-already', 'contact-in-text'],
      async take(said, { note, partnershipId }) {
        await settingIsNew(partnershipId, said);
        const row = { partnership_id: partnershipId, id: newId(), ...settingValues(said), revision: 1, made_at: clock().toISOString(), closed_on: null };
        await addSetting(db, row);
        await note('setting-added', row.id);
        return settingSeen(row);
      },
    }),
    step({
      path: '/api/staff/areas/:area/settings/change',
      summary: 'Changes a setting, unless somebody else did so since it was looked at',
      request: 'ChangeSetting',
      reply: 'Setting',
      problems: ['not-found', 'there-already', 'changed-meanwhile', 'contact-in-text'],
      async take({ id, revision, said }, { note, partnershipId }) {
        orNotFound(await settingById(db, partnershipId, id));
        await settingIsNew(partnershipId, said, id);
        if (!(await changeSetting(db, { partnershipId, id, revision }, said))) throw new Problem('changed-meanwhile');
        await note('setting-changed', id);
        return settingSeen(orNotFound(await settingById(db, partnershipId, id)));
      },
    }),
    step({
      path: '/api/staff/areas/:area/settings/close',
      summary: 'Closes a setting, or opens it again; its groups are asked nothing meanwhile',
      request: 'CloseOrOpen',
      reply: 'Done',
      problems: ['not-found'],
      async take({ id, closed }, { note, partnershipId }) {
        if (!(await closeSetting(db, partnershipId, id, closed ? today() : null))) throw new Problem('not-found');
        await note(closed ? 'setting-closed' : 'setting-opened', id);
        return done;
      },
    }),
    step({
      path: '/api/staff/areas/:area/groups',
      summary: 'Adds a group',
      request: 'GroupSaid',
      reply: 'Group',
      problems: ['not-found', 'there-already', 'group-closed', 'contact-in-text'],
      async take(said, { note, partnershipId }) {
        await groupIsNew(partnershipId, said);
        const row = { partnership_id: partnershipId, id: newId(), ...groupValues(said), revision: 1, made_at: clock().toISOString(), closed_on: null };
        await addGroup(db, row);
        await note('group-added', row.id);
        return groupSeen(row);
      },
    }),
    step({
      path: '/api/staff/areas/:area/groups/change',
      summary: 'Changes a group, unless somebody else did so since it was looked at',
      request: 'ChangeGroup',
      reply: 'Group',
      problems: ['not-found', 'there-already', 'changed-meanwhile', 'contact-in-text'],
      async take({ id, revision, said }, { note, partnershipId }) {
        orNotFound(await groupById(db, partnershipId, id));
        await groupIsNew(partnershipId, said, id);
        if (!(await changeGroup(db, { partnershipId, id, revision }, said))) throw new Problem('changed-meanwhile');
        await note('group-changed', id);
        return groupSeen(orNotFound(await groupById(db, partnershipId, id)));
      },
    }),
    step({
      path: '/api/staff/areas/:area/groups/close',
      summary: 'Closes a group, or opens it again; what it was asked stays',
      request: 'CloseOrOpen',
      reply: 'Done',
      problems: ['not-found'],
      async take({ id, closed }, { note, partnershipId }) {
        if (!(await closeGroup(db, partnershipId, id, closed ? today() : null))) throw new Problem('not-found');
        await note(closed ? 'group-closed' : 'group-opened', id);
        return done;
      },
    }),
  ];
  return routes.map((route) => guarded(deps, route));
}
