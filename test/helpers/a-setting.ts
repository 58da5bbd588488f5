import { addSetting } from '#server/queries/settings.ts';
import { uuidFrom } from '#server/sealing/digest.ts';
import type { TestServer } from './make-app.ts';

/** Adds a school to the area of a test server; its id. */
export async function aSetting({ db, deps, partnership }: TestServer, name: string, dslContact = '0161 496 0101'): Promise<string> {
  const id = uuidFrom(deps.random(16));
  await addSetting(db, { partnership_id: partnership.id, id, name, kind: 'school', place: 'Hillside', languages: '["en"]', contact_role: 'SENCO', dsl_contact: dslContact, revision: 1, made_at: '2026-09-01T08:00:00.000Z', closed_on: null });
  return id;
}
