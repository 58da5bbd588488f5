import { lazy, Suspense, type ReactNode } from 'react';
import { screens, type ScreenName } from '#server/contracts/screens.ts';
import type { Namespace } from '#app/i18n/namespaces.ts';
import { WithTexts } from '#app/i18n/WithTexts.tsx';
import type { Slots } from '#app/surveys/pages/Finished.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Problem } from '#app/ui/Problem.tsx';

export type Params = Readonly<Record<string, string>>;

const FinishedPlan = lazy(() => import('./checkins/FinishedPlan.tsx'));
const KeepCard = lazy(() => import('./shown-card.tsx'));
const OwnCard = lazy(() => import('./own-card.tsx'));
const Views = lazy(() => import('./view-parts.tsx'));
const HelpPiece = lazy(() => import('./help/Help.tsx'));
const SessionPiece = lazy(() => import('./sessions/SessionPiece.tsx'));

/** A piece of a feature on the last page of a survey, which brings its own texts. */
const piece = (texts: readonly Namespace[], content: ReactNode) => (
  <Suspense fallback={<Loading />}>
    <WithTexts texts={texts} waiting={<Loading />} failed={<Problem problem="offline" />}>
      {content}
    </WithTexts>
  </Suspense>
);

/** What the last pages of a survey take from other features. */
export const slots: Slots = {
  sound: () => import('./sync/sound.ts'),
  session: (asked) => (
    <Suspense fallback={null}>
      <WithTexts texts={['ui', 'surveys', 'sessions']} failed={<Problem problem="offline" />}>
        <SessionPiece {...asked} />
      </WithTexts>
    </Suspense>
  ),
  plan: (finished, pack, mayKeep) => piece(['ui', 'checkins'], <FinishedPlan copy={finished.copy} pack={pack} mayKeep={mayKeep} mine={finished.mine} />),
  keepCard: (finished, { round }) => piece(['ui', 'keepcard'], <KeepCard secret={finished.secret} from={`${round.partnership.name}, ${round.opensOn.slice(0, 4)}`} brought={finished.broughtCard} />),
  ownCard: (asked) => <OwnCard {...asked} />,
  views: (asked) => piece(['ui', 'surveys', 'views'], <Views {...asked} />),
  help: (asked) => piece(['ui', 'help'], <HelpPiece {...asked} />),
};

function paramsOf(pattern: string, path: string): Params | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return params;
}

export type Match = { kind: 'answer'; round: string; language: string | undefined } | { kind: 'screen'; name: Exclude<ScreenName, 'round' | 'answer'>; params: Params } | { kind: 'unknown' };

/** The screen of an address. */
export function match(path: string): Match {
  const trimmed = path.length > 1 ? path.replace(/\/$/, '') : path;
  for (const name of Object.keys(screens) as ScreenName[]) {
    const params = paramsOf(screens[name], trimmed);
    if (params === undefined) continue;
    if (name === 'round' || name === 'answer') return { kind: 'answer', round: params['round'] ?? '', language: params['language'] };
    return { kind: 'screen', name, params };
  }
  return { kind: 'unknown' };
}
