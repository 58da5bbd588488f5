import { stateOf } from '#server/access/invites.ts';
import { StaffRole, type InviteFound, type SignedIn } from '#server/contracts/staff.ts';
import { InviteLook, InviteTakeUp } from '#server/contracts/staff-asks.ts';
import { Problem } from '#server/problems.ts';
import { giveRole } from '#server/queries/staff-roles.ts';
import { endDevices } from '#server/queries/staff-devices.ts';
import { inviteByDigest, openInvite, useInvite, type InviteRow } from '#server/queries/staff-invites.ts';
import { addStaff, forgetWaysIn, renameStaff, staffByEmail, staffById } from '#server/queries/staff.ts';
import { tokenDigest, uuidFrom } from '#server/sealing/digest.ts';
import type { ApiRoute } from './api-route.ts';
import { fromOurPages, guarded } from './guard.ts';
import { bodyProblems, readBody } from './read-body.ts';
import { sendPrivate } from './reply.ts';
import type { StaffDeps } from './staff-deps.ts';
import { asNobody, sendWithCookies } from './staff-reply.ts';

const problems = [...bodyProblems, 'invite-unknown', 'invite-used', 'invite-expired', 'too-many-requests'] as const;

/** One subject for everybody who guesses links: nothing is known of them. */
const anybody = 'anybody';

/** Opening an invite link. Its secret comes in the body; in the address it stands only in the fragment, which is not sent. */
export function inviteRoutes(deps: StaffDeps): ApiRoute[] {
  const { auth, audit, clock, db, random, tries } = deps;

  /** @throws {Problem} where there is no such invite, or it is good for nothing any more. */
  async function found(secret: string): Promise<{ invite: InviteRow; area: { slug: string; name: string } }> {
    const known = await inviteByDigest(db, tokenDigest(secret));
    const state = known === undefined ? undefined : stateOf(known.invite, clock());
    if (known === undefined || state === 'taken-back') {
      throw new Problem((await tries.missed('invite', anybody)) ? 'invite-unknown' : 'too-many-requests');
    }
    if (state === 'used' || state === 'expired') {
      const { partnership_id, id } = known.invite;
      await audit.in(partnership_id, 'staff-invite-refused', { staffId: undefined, subjectId: id, detail: state });
      throw new Problem(state === 'used' ? 'invite-used' : 'invite-expired');
    }
    return known;
  }

  /** Makes the person, or finds who did not finish: the link goes on until a way in is finished. */
  async function personFor(invite: InviteRow, name: string | undefined, email: string | undefined): Promise<string> {
    const at = clock().toISOString();
    if (invite.kind === 'way-in') {
      const staffId = invite.staff_id ?? '';
      await db.transaction().execute(async (trx) => {
        if (!(await openInvite(trx, invite, staffId, at))) throw new Problem('invite-used');
        await forgetWaysIn(trx, staffId);
      });
      return staffId;
    }
    if (name === undefined || email === undefined) throw new Problem('body-not-understood');
    const staffId = invite.staff_id ?? uuidFrom(random(16));
    await db.transaction().execute(async (trx) => {
      const taken = await staffByEmail(trx, email);
      if (taken !== undefined && taken.id !== staffId) throw new Problem('email-taken');
      if (!(await openInvite(trx, invite, staffId, at))) throw new Problem('invite-used');
      if (invite.staff_id === null) return addStaff(trx, { id: staffId, name, email, at });
      // Somebody ready has used theirs up: this is who did not finish, or somebody else with the same link.
      await forgetWaysIn(trx, staffId);
      return renameStaff(trx, { id: staffId, name, email, at });
    });
    return staffId;
  }

  const open: ApiRoute[] = [
    {
      method: 'post',
      path: '/api/staff/invite',
      summary: 'What an invite is for',
      request: 'InviteLook',
      reply: 'InviteFound',
      problems,
      async handle(context) {
        const { secret } = await readBody(context, InviteLook);
        const { invite, area } = await found(secret);
        const role = StaffRole.safeParse(invite.role);
        const reply: InviteFound = { kind: invite.kind, ...(role.success ? { role: role.data } : {}), area, madeFor: invite.made_for, expiresAt: invite.expires_at };
        return sendPrivate(reply);
      },
    },
    {
      method: 'post',
      path: '/api/staff/invite/open',
      summary: 'Somebody takes an invite up; then they finish their way in on this device',
      request: 'InviteTakeUp',
      reply: 'SignedIn',
      problems: [...problems, 'email-taken'],
      async handle(context) {
        const { secret, name, email } = await readBody(context, InviteTakeUp);
        const { invite } = await found(secret);
        const staffId = await personFor(invite, name, email);
        await audit.in(invite.partnership_id, 'staff-invite-opened', { staffId, subjectId: invite.id });
        const session = (await auth.$context).authCookies.sessionToken.name;
        const { headers, response } = await auth.api.openDevice({ body: { staffId }, headers: asNobody(context.req.raw.headers, session), returnHeaders: true });
        // Who opened it before may have finished in between, and signed out all devices but this one, which was not there yet.
        const now = await inviteByDigest(db, invite.digest);
        if (now === undefined || now.invite.used_at !== null || now.invite.taken_back_at !== null) {
          await endDevices(db, staffId, { id: response.device });
          throw new Problem('invite-used');
        }
        return sendWithCookies({ next: 'set-up' } satisfies SignedIn, headers);
      },
    },
  ];

  const join = guarded(deps, {
    method: 'post',
    path: '/api/staff/invite/join',
    summary: 'Somebody who is staff already takes on a further role',
    request: 'InviteLook',
    reply: 'Done',
    problems,
    async handle(context, { staff }) {
      const { secret } = await readBody(context, InviteLook);
      const { invite } = await found(secret);
      const role = StaffRole.safeParse(invite.role);
      // Begun by somebody else, or a new way in for somebody: not for who is signed in.
      if (invite.kind !== 'role' || !role.success || (invite.staff_id !== null && (await staffById(db, invite.staff_id)) !== undefined)) throw new Problem('invite-used');
      const at = clock().toISOString();
      await db.transaction().execute(async (trx) => {
        if (!(await openInvite(trx, invite, staff.id, at)) || !(await useInvite(trx, invite, at))) throw new Problem('invite-used');
        await giveRole(trx, { partnershipId: invite.partnership_id, staffId: staff.id, role: role.data }, at);
      });
      await audit.in(invite.partnership_id, 'staff-invite-used', { staffId: staff.id, subjectId: invite.id, detail: role.data });
      return sendPrivate({ done: true });
    },
  });

  return [...open.map((route) => fromOurPages(deps, route)), join];
}
