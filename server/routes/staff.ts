import type { Deps } from '#server/deps.ts';
import type { ApiRoute } from './api-route.ts';
import { areaShownRoutes } from './staff-area-shown.ts';
import { areaRoutesForStaff } from './staff-area.ts';
import { accountRoutes } from './staff-accounts.ts';
import { councilRoutes } from './staff-council.ts';
import { groupAskRoutes } from './group-asks.ts';
import { networkRoutes } from './network.ts';
import { staffDeps } from './staff-deps.ts';
import { bookletRoutes } from './staff-booklets.ts';
import { inviteRoutes } from './staff-invite.ts';
import { ownRoutes } from './staff-own.ts';
import { areaFactRoutes } from './staff-area-facts.ts';
import { batchRoutes } from './staff-batches.ts';
import { peopleRoutes } from './staff-people.ts';
import { sessionRoutes } from './staff-sessions.ts';
import { roomRoutes } from './staff-room.ts';
import { sessionRunRoutes } from './session-run.ts';
import { roundStepRoutes } from './staff-round-steps.ts';
import { roundsKeptRoutes } from './staff-rounds.ts';
import { setUpRoutes } from './staff-set-up.ts';
import { signInRoutes } from './staff-sign-in.ts';

/** Every operation for staff; none where the server was told of no way to sign in. */
export function staffRoutes({ staff, ...deps }: Deps): ApiRoute[] {
  if (staff === undefined) return [];
  const given = staffDeps({ ...deps, staff });
  const rounds = { ...given, demo: deps.demo, keys: deps.keys, rounds: deps.rounds };
  return [
    ...signInRoutes(given),
    ...inviteRoutes(given),
    ...setUpRoutes(given),
    ...councilRoutes(given),
    ...ownRoutes(given),
    ...peopleRoutes(given),
    ...sessionRunRoutes(given),
    ...areaRoutesForStaff({ ...given, keys: deps.keys }),
    ...areaShownRoutes({ ...given, engine: deps.engine, storage: deps.storage }),
    ...sessionRoutes({ ...given, keys: deps.keys }),
    ...accountRoutes(given),
    ...networkRoutes(given),
    ...groupAskRoutes(given),
    ...bookletRoutes(given),
    ...roomRoutes({ ...given, keys: deps.keys }),
    ...roundsKeptRoutes(rounds),
    ...roundStepRoutes(rounds),
    ...batchRoutes(rounds),
    ...areaFactRoutes(rounds),
  ];
}
