import { randomBytes } from 'node:crypto';
import { joinPicturesOf, joinPicturesDigest, joinSecretDigest, joinSecretOf } from '#server/sealing/join-code.ts';
import type { JoinCode } from '#server/contracts/join-code.ts';
import type { SessionPlan } from '#server/contracts/session.ts';
import type { Deps } from '#server/deps.ts';
import { addGroup } from '#server/queries/groups.ts';
import { addSession } from '#server/queries/sessions.ts';
import { addSetting } from '#server/queries/settings.ts';
import { uuidFrom } from '#server/sealing/digest.ts';

export interface ASession {
  id: string;
  code: JoinCode;
}

interface Given {
  day: string;
  rounds: readonly string[];
  languages?: readonly string[];
  needs?: SessionPlan['needs'];
  /** The school year of all in the group. */
  year?: number;
}

/** A session with a group, as planning it makes one, and its codes. */
export async function aSession({ db, keys }: Pick<Deps, 'db' | 'keys'>, partnershipId: string, { day, rounds, languages = ['en'], needs = [], year }: Given): Promise<ASession> {
  const newId = () => uuidFrom(randomBytes(16));
  const madeAt = `${day}T08:00:00.000Z`;
  const common = { partnership_id: partnershipId, revision: 1, made_at: madeAt };
  const [setting, group, id] = [newId(), newId(), newId()];
  // Tests share a database, and in an area settings have names of their own.
  await addSetting(db, { ...common, id: setting, name: `Thursday school ${setting.slice(0, 4)}`, kind: 'school', place: '', languages: '["en"]', contact_role: '', dsl_contact: '', closed_on: null });
  await addGroup(db, { ...common, id: group, setting_id: setting, name: 'Thursday group', kind: 'class', year: year ?? null, languages: '["en"]', contact_role: '', closed_on: null });
  const plan: SessionPlan = { rounds: [...rounds], languages: [...languages], needs, expected: 12, devices: { shared: 3, own: 2, paper: 0 } };
  const secret = keys.cardSecret();
  const code: JoinCode = { pictures: joinPicturesOf(secret, { id, day }, 0), secret: joinSecretOf(secret, id) };
  await addSession(db, {
    ...common,
    id,
    group_id: group,
    day,
    plan: JSON.stringify(plan),
    state: 'planned',
    join_digest: joinSecretDigest(code.secret),
    pictures_digest: joinPicturesDigest(secret, day, code.pictures),
    made_by: null,
    opened_at: null,
    closed_at: null,
  });
  return { id, code };
}
