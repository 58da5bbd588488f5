import type { Context } from 'hono';
import { sessionById, type SessionRow } from '#server/queries/sessions.ts';
import type { Asked } from './guard.ts';
import type { StaffDeps } from './staff-deps.ts';
import { orNotFound } from './step.ts';

/** The session that an address names, of the partnership of whoever asks. @throws {Problem} `not-found`, also for another partnership's. */
export const sessionOf = async ({ db }: Pick<StaffDeps, 'db'>, context: Context, { partnershipId }: Asked): Promise<SessionRow> =>
  orNotFound(await sessionById(db, partnershipId, context.req.param('session') ?? ''));
