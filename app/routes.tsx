import { lazy, Suspense, type ReactNode } from 'react';
import { nearScreens } from '#server/contracts/near-screens.ts';
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
const SessionPiece = lazy(() => import('./session-piece.tsx'));

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

/** What stands in an address in the places that a pattern names; `undefined` where it is another's. */
export function paramsOf(pattern: string, path: string): Params | undefined {
  const wanted = pattern.split('/');
  const given = path.replace(/(.)\/$/, '$1').split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return params;
}

/** The round that is answered at an address, and its language where the address names one; `undefined` for every other screen. */
export function answerAt(path: string): { round: string; language: string | undefined } | undefined {
  const { round, language } = paramsOf(nearScreens.answer, path) ?? paramsOf(nearScreens.round, path) ?? {};
  return round === undefined ? undefined : { round, language };
}
