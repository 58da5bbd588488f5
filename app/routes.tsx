import { lazy, Suspense, type ReactNode } from 'react';
import { screens, type ScreenName } from '#server/contracts/screens.ts';
import type { Namespace } from '#app/i18n/namespaces.ts';
import { WithTexts } from '#app/i18n/WithTexts.tsx';
import type { Slots } from '#app/surveys/pages/Finished.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Problem } from '#app/ui/Problem.tsx';

/** Every screen of the app, once. Each is fetched when it is used; answering is the one that everything else waits for. */

type Params = Readonly<Record<string, string>>;

export interface Screen {
  /** The texts it needs. */
  texts: readonly Namespace[];
  load(params: Params): Promise<ReactNode>;
}

const settings = async () => {
  const { SettingsTool } = await import('./access/SettingsTool.tsx');
  return <SettingsTool />;
};

const loaded: Record<Exclude<ScreenName, 'round' | 'answer'>, Screen> = {
  home: {
    texts: ['ui', 'access', 'home', 'device'],
    load: async () => {
      const [{ Home }, { StatusLine }, { pullAreas }, tools] = await Promise.all([import('./home/Home.tsx'), import('./device/StatusLine.tsx'), import('./sync/published.ts'), settings()]);
      return <Home refresh={pullAreas} tools={tools} device={<StatusLine />} />;
    },
  },
  results: {
    texts: ['ui', 'access', 'themes'],
    load: async ({ area = '' }) => {
      const [{ Results }, { pullRelease }, tools] = await Promise.all([import('./themes/Results.tsx'), import('./sync/published.ts'), settings()]);
      return <Results area={area} refresh={() => pullRelease(area)} tools={tools} />;
    },
  },
  cards: {
    texts: ['ui', 'access', 'cards', 'problems'],
    load: async ({ area = '' }) => {
      const [{ Cards }, { demoCards }, tools] = await Promise.all([import('./cards/Cards.tsx'), import('./sync/demo-cards.ts'), settings()]);
      return <Cards area={area} load={() => demoCards(area)} tools={tools} />;
    },
  },
  card: {
    texts: ['ui', 'access', 'cards'],
    load: async ({ round = '' }) => {
      const [{ TypedCard }, tools] = await Promise.all([import('./cards/TypedCard.tsx'), settings()]);
      return <TypedCard round={round} open={(address) => location.assign(address)} tools={tools} />;
    },
  },
  plan: {
    texts: ['ui', 'access', 'checkins'],
    load: async () => {
      const [{ PlanScreen }, tools] = await Promise.all([import('./checkins/PlanScreen.tsx'), settings()]);
      return <PlanScreen tools={tools} />;
    },
  },
  keep: {
    texts: ['ui', 'access', 'replies', 'problems'],
    load: async () => {
      const [{ KeepScreen }, tools] = await Promise.all([import('./keep-parts.tsx'), settings()]);
      return <KeepScreen tools={tools} />;
    },
  },
  device: {
    texts: ['ui', 'access', 'home', 'device', 'problems'],
    load: async () => {
      const [{ Device }, ready, { sendNow }, tools] = await Promise.all([import('./device/Device.tsx'), import('./sync/ready.ts'), import('./sync/start.ts'), settings()]);
      return <Device ready={ready} sendNow={sendNow} tools={tools} />;
    },
  },
  share: {
    texts: ['ui', 'access', 'sessions', 'device'],
    load: async () => {
      const [{ Share }, { shareKeys }, { StatusLine }, tools] = await Promise.all([import('./sessions/Share.tsx'), import('./share-parts.ts'), import('./device/StatusLine.tsx'), settings()]);
      return <Share keys={shareKeys} tools={tools} device={<StatusLine />} />;
    },
  },
  keepCards: {
    texts: ['ui', 'access', 'keepsheet'],
    load: async () => {
      const [{ KeepSheetScreen }, tools] = await Promise.all([import('./keep-sheet.tsx'), settings()]);
      return <KeepSheetScreen tools={tools} />;
    },
  },
  help: {
    texts: ['ui', 'access', 'help'],
    load: async () => {
      const [{ Help }, tools] = await Promise.all([import('./help/Help.tsx'), settings()]);
      return <Help tools={tools} />;
    },
  },
  credits: {
    texts: ['ui', 'access', 'symbols'],
    load: async () => {
      const [{ Credits }, tools] = await Promise.all([import('./symbols/Credits.tsx'), settings()]);
      return <Credits tools={tools} />;
    },
  },
};

const FinishedPlan = lazy(() => import('./checkins/FinishedPlan.tsx'));
const KeepCard = lazy(() => import('./shown-card.tsx'));
const OwnCard = lazy(() => import('./own-card.tsx'));
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
  plan: (finished, pack, mayKeep) => piece(['ui', 'checkins'], <FinishedPlan copy={finished.copy} pack={pack} mayKeep={mayKeep} />),
  keepCard: (finished, { round }) => piece(['ui', 'keepcard'], <KeepCard secret={finished.secret} from={`${round.partnership.name}, ${round.opensOn.slice(0, 4)}`} brought={finished.broughtCard} />),
  ownCard: (asked) => <OwnCard {...asked} />,
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

export type Match = { kind: 'answer'; round: string; language: string | undefined } | { kind: 'screen'; screen: Screen; params: Params } | { kind: 'unknown' };

/** The screen of an address. */
export function match(path: string): Match {
  const trimmed = path.length > 1 ? path.replace(/\/$/, '') : path;
  for (const name of Object.keys(screens) as ScreenName[]) {
    const params = paramsOf(screens[name], trimmed);
    if (params === undefined) continue;
    if (name === 'round' || name === 'answer') return { kind: 'answer', round: params['round'] ?? '', language: params['language'] };
    return { kind: 'screen', screen: loaded[name], params };
  }
  return { kind: 'unknown' };
}
