import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessTo } from '#server/access/permissions.ts';
import { apiRoutes } from '#server/app.ts';
import { StaffRole } from '#server/contracts/staff.ts';
import { aSetting } from '#test/helpers/a-setting.ts';
import { dayWithWords } from '#test/examples/school-day.ts';
import { makeApp, type TestServer } from '#test/helpers/make-app.ts';
import { keepCard, sealed } from '#test/helpers/sealed.ts';
import { signedInAs } from '#test/helpers/staff.ts';

/**
 * My plan is made on the young person's device out of their own answers (`app/checkins/plan.ts`), and reaches a review on
 * paper that they print or by a keep card that they show. So nothing that staff can ask the server for has an answer in it.
 */
describe('my plan', () => {
  let server: TestServer;
  let id: string;
  beforeAll(async () => {
    server = await makeApp('sqlite');
    await aSetting(server, 'Elm School');
    const [card] = await server.cards();
    const envelope = await sealed({ round: server.round, bundle: server.bundle, answers: dayWithWords(), words: { change: 'Tell my review about the horses' }, card: card?.code ?? '', keep: keepCard().keep, response: { circumstances: { year: 9, stage: 'E' } } });
    ({ id } = envelope);
    await server.sendOne(envelope);
  });
  afterAll(() => server.close());

  it.each(StaffRole.options)('is in nothing that a %s can read', async (role) => {
    const browser = await signedInAs(server, role);
    const { content } = await server.db.selectFrom('answers').select('content').where('response_id', '=', id).executeTakeFirstOrThrow();
    const reads = apiRoutes(server.deps).filter((route) => route.method === 'get' && accessTo(route) !== 'everybody');
    expect(reads.length).toBeGreaterThan(5);
    for (const { path } of reads) {
      const said = await (await browser.get(path.replace(':area', 'hillside').replace(':round', 'autumn'))).text();
      for (const secret of [id, content, 'horses', '"walk"', 'not-well']) expect(said.includes(secret), `${path} says ${secret}`).toBe(false);
    }
  });
});
