import { bounds } from '#server/contracts/bounds.ts';
import { Problem } from '#server/problems.ts';
import { addHoliday, holidaysOf, removeHoliday } from '#server/queries/area-facts.ts';
import { bindSenco, sencosOf } from '#server/queries/senco-settings.ts';
import { settingById } from '#server/queries/settings.ts';
import { uuidFrom } from '#server/sealing/digest.ts';
import type { ApiRoute } from './api-route.ts';
import { guarded, type StaffRoute } from './guard.ts';
import type { RoundsDeps } from './rounds-desk.ts';
import { done, step } from './step.ts';

/** What is said once and all rounds stand on: the holidays of its schools, whose setting is whose. */
export function areaFactRoutes(deps: RoundsDeps): ApiRoute[] {
  const { db, random } = deps;

  const routes: StaffRoute[] = [
    step({
      path: '/api/staff/areas/:area/holidays',
      summary: 'Enters a holiday of the schools, both days included',
      request: 'AddHoliday',
      reply: 'Done',
      problems: ['dates-reversed', 'too-many-holidays'],
      async take({ name, from, to }, { note, partnershipId }) {
        if (from > to) throw new Problem('dates-reversed');
        if ((await holidaysOf(db, partnershipId)).length >= bounds.holidays) throw new Problem('too-many-holidays', { most: bounds.holidays });
        await addHoliday(db, { partnership_id: partnershipId, id: uuidFrom(random(16)), name, from_day: from, to_day: to });
        await note('holiday-added', undefined, `${from} ${to}`);
        return done;
      },
    }),
    step({
      path: '/api/staff/areas/:area/holidays/remove',
      summary: 'Takes a holiday away that was entered wrongly',
      request: 'RemoveHoliday',
      reply: 'Done',
      problems: ['not-found'],
      async take({ id }, { note, partnershipId }) {
        if (!(await removeHoliday(db, partnershipId, id))) throw new Problem('not-found');
        await note('holiday-removed', id);
        return done;
      },
    }),
    step({
      path: '/api/staff/areas/:area/sencos',
      summary: 'Says whether a SENCO prints cards for a setting',
      request: 'BindSenco',
      reply: 'Done',
      problems: ['not-found'],
      async take({ person, setting, bound }, { note, partnershipId }) {
        const isSenco = (await sencosOf(db, partnershipId)).some(({ id }) => id === person);
        if (!isSenco || (await settingById(db, partnershipId, setting)) === undefined) throw new Problem('not-found');
        await bindSenco(db, { partnership_id: partnershipId, staff_id: person, setting_id: setting }, bound);
        await note(bound ? 'senco-bound' : 'senco-let-go', person, setting);
        return done;
      },
    }),
  ];
  return routes.map((route) => guarded(deps, route));
}
