import { bounds } from '#server/contracts/bounds.ts';
import { AddHoliday, BindSenco, RemoveHoliday } from '#server/contracts/rounds-asks.ts';
import { Problem } from '#server/problems.ts';
import { addHoliday, holidaysOf, removeHoliday } from '#server/queries/area-facts.ts';
import { bindSenco, sencosOf } from '#server/queries/senco-settings.ts';
import { settingById } from '#server/queries/settings.ts';
import { uuidFrom } from '#server/sealing/digest.ts';
import type { ApiRoute } from './api-route.ts';
import { guarded, type StaffRoute } from './guard.ts';
import { readBody } from './read-body.ts';
import { sendPrivate } from './reply.ts';
import type { RoundsDeps } from './rounds-desk.ts';

const bodyProblems = ['body-not-json', 'body-too-large', 'body-not-understood'] as const;

/** What is said once and all rounds stand on: the holidays of its schools, whose setting is whose. */
export function areaFactRoutes(deps: RoundsDeps): ApiRoute[] {
  const { audit, db, random } = deps;
  const done = () => sendPrivate({ done: true });

  const routes: StaffRoute[] = [
    {
      method: 'post',
      path: '/api/staff/areas/:area/holidays',
      summary: 'Enters a holiday of the schools, both days included',
      request: 'AddHoliday',
      reply: 'Done',
      problems: [...bodyProblems, 'dates-reversed', 'too-many-holidays'],
      async handle(context, { staff, partnershipId }) {
        const { name, from, to } = await readBody(context, AddHoliday);
        if (from > to) throw new Problem('dates-reversed');
        if ((await holidaysOf(db, partnershipId)).length >= bounds.holidays) throw new Problem('too-many-holidays', { most: bounds.holidays });
        await addHoliday(db, { partnership_id: partnershipId, id: uuidFrom(random(16)), name, from_day: from, to_day: to });
        await audit.in(partnershipId, 'holiday-added', { staffId: staff.id, detail: `${from} ${to}` });
        return done();
      },
    },
    {
      method: 'post',
      path: '/api/staff/areas/:area/holidays/remove',
      summary: 'Takes a holiday away that was entered wrongly',
      request: 'RemoveHoliday',
      reply: 'Done',
      problems: [...bodyProblems, 'not-found'],
      async handle(context, { staff, partnershipId }) {
        const { id } = await readBody(context, RemoveHoliday);
        if (!(await removeHoliday(db, partnershipId, id))) throw new Problem('not-found');
        await audit.in(partnershipId, 'holiday-removed', { staffId: staff.id, subjectId: id });
        return done();
      },
    },
    {
      method: 'post',
      path: '/api/staff/areas/:area/sencos',
      summary: 'Says whether a SENCO prints cards for a setting',
      request: 'BindSenco',
      reply: 'Done',
      problems: [...bodyProblems, 'not-found'],
      async handle(context, { staff, partnershipId }) {
        const { person, setting, bound } = await readBody(context, BindSenco);
        const isSenco = (await sencosOf(db, partnershipId)).some(({ id }) => id === person);
        if (!isSenco || (await settingById(db, partnershipId, setting)) === undefined) throw new Problem('not-found');
        await bindSenco(db, { partnership_id: partnershipId, staff_id: person, setting_id: setting }, bound);
        await audit.in(partnershipId, bound ? 'senco-bound' : 'senco-let-go', { staffId: staff.id, subjectId: person, detail: setting });
        return done();
      },
    },
  ];
  return routes.map((route) => guarded(deps, route));
}
