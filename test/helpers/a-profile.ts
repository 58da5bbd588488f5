import { emptyProfile } from '#server/contracts/area-profile.ts';
import { saveProfile } from '#server/queries/area-profile.ts';
import type { TestServer } from './make-app.ts';

/** Says all of the area of a test server that its notices need. */
export async function aProfile({ db, partnership }: TestServer): Promise<void> {
  const profile = {
    ...emptyProfile,
    languages: ['en'],
    controllers: { council: 'Hillside Council', board: 'Hillside Health Board', schools: 'Hillside Schools' },
    contact: { ...emptyProfile.contact, office: 'Information office', phone: '0161 496 0100' },
    officer: 'officer@hillside.example',
  };
  await saveProfile(db, { partnershipId: partnership.id, revision: 0, profile, at: '2026-09-01T08:00:00.000Z', by: 'nobody' });
}
