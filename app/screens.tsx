import type { ReactNode } from 'react';
import type { Reply } from '#server/contracts/reply.ts';
import { screens, type ScreenName } from '#server/contracts/screens.ts';
import type { Namespace } from './i18n/namespaces.ts';
import type { Params } from './routes.tsx';
import type { staffScreens } from './staff-screens.tsx';

/** A screen on which nobody answers. */
export type OtherScreen = Exclude<ScreenName, 'round' | 'answer'>;

interface Screen {
  /** The texts it needs. */
  texts: readonly Namespace[];
  load(params: Params): Promise<ReactNode>;
}

const settings = async (languages?: readonly string[], onLanguage?: (language: string) => void) => {
  const [{ SettingsTool }, { Picture }] = await Promise.all([import('./access/SettingsTool.tsx'), import('./symbols/Picture.tsx')]);
  return <SettingsTool picture={<Picture concept="settings" />} {...(languages === undefined ? {} : { languages })} {...(onLanguage === undefined ? {} : { onLanguage })} />;
};

/** The same for staff who are signed in: a language that they choose is kept for them. */
const ownSettings = async () => {
  const [{ keepLanguage }, { openIn }] = await Promise.all([import('./staff/own-language.ts'), import('./access/open-in.ts')]);
  return settings(undefined, (language) => void keepLanguage(language).then(() => openIn(language)));
};

const isStaffs = (path: string): boolean => path === screens.staff || path.startsWith(`${screens.staff}/`);

/** The language of the screen at an address: those of staff follow who is signed in. */
export const languageOn = async (path: string, otherwise: string): Promise<string> => (isStaffs(path) ? (await import('./staff/own-language.ts')).languageForStaff(otherwise) : otherwise);

/** Stands beside "Get an adult now" on all of them. */
export const helpPicture = async (): Promise<ReactNode> => {
  const { Picture } = await import('./symbols/Picture.tsx');
  return <Picture concept="get-an-adult" />;
};

/** What a device that is kept in a session shows all the same. */
const shownInSession: readonly OtherScreen[] = ['kiosk', 'help'];

/** Where a device that is kept in a session goes instead of a screen, or (`late`) from one that is shown already; `undefined` nearly always. */
export async function leadsBack(name: OtherScreen, when: 'first' | 'late'): Promise<string | undefined> {
  if (shownInSession.includes(name)) return undefined;
  const kept = await import('./sessions/run/kiosk-mark.ts');
  return when === 'first' ? kept.leadsBack() : kept.leadsBackUnmarked();
}

/** How replies are shown, for screens of other features. */
const replyList = async () => {
  const { ReplyList } = await import('./replies/ReplyList.tsx');
  return (list: readonly Reply[]) => <ReplyList replies={list} />;
};

/** Of staff's screens those that are opened without a sign-in. */
const beforeSignIn: readonly OtherScreen[] = ['signIn', 'invite', 'cards'];

/** A screen of those who work here: fetched by them alone. Most bring their own words. */
const forStaff = (screen: keyof typeof staffScreens, ...texts: readonly Namespace[]): Screen => ({
  texts: ['ui', 'access', 'problems', ...texts],
  load: async (params) => {
    const [{ staffScreens: loaded }, tools] = await Promise.all([import('./staff-screens.tsx'), beforeSignIn.includes(screen) ? settings() : ownSettings()]);
    return loaded[screen](params, { tools, replyList });
  },
});

/** Every screen of the app but answering, once. Each is fetched when it is used, and this list by those who do not answer. */
export const screensLoaded: Record<OtherScreen, Screen> = {
  home: {
    texts: ['ui', 'access', 'home', 'device'],
    load: async () => {
      const [{ Home }, { StatusLine }, { LanguageWays }, { pullAreas }, tools] = await Promise.all([import('./home/Home.tsx'), import('./device/StatusLine.tsx'), import('./access/LanguageWays.tsx'), import('./sync/published.ts'), settings()]);
      return <Home refresh={pullAreas} tools={tools} languages={<LanguageWays />} device={<StatusLine />} />;
    },
  },
  results: {
    texts: ['ui', 'access', 'themes'],
    load: async ({ area = '' }) => {
      const [{ Results }, { OwnWords }, { pullRelease, pullGroupAccounts }, tools] = await Promise.all([import('./themes/Results.tsx'), import('./themes/OwnWords.tsx'), import('./sync/published.ts'), settings()]);
      return <Results area={area} refresh={() => pullRelease(area)} ownWords={<OwnWords area={area} refresh={() => pullGroupAccounts(area)} />} tools={tools} />;
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
  room: {
    texts: ['ui', 'access', 'surveys', 'room', 'problems'],
    load: async () => {
      const [{ Room }, { roomSealing }, { roomApi }, { takeFragment }, { pullPack }, tools, oneLanguage] = await Promise.all([
        import('./sessions/room/Room.tsx'), import('./room-parts.ts'), import('./api/room.ts'), import('./replies/fragment.ts'), import('./sync/incoming.ts'), settings(), settings([]),
      ]);
      return <Room sealing={roomSealing} api={roomApi} takeFragment={() => takeFragment(location, history)} bringRound={pullPack} tools={tools} toolsWhileShown={oneLanguage} />;
    },
  },
  join: {
    texts: ['ui', 'access', 'sessions', 'kiosk', 'codes', 'home', 'problems'],
    load: async () => {
      const [{ JoinScreen }, { takeFragment }, tools] = await Promise.all([import('./session-screens.tsx'), import('./replies/fragment.ts'), settings()]);
      return <JoinScreen takeSecret={() => takeFragment(location, history)} tools={tools} />;
    },
  },
  kiosk: {
    texts: ['ui', 'access', 'sessions', 'kiosk'],
    load: async () => {
      const [{ KioskScreen }, tools] = await Promise.all([import('./session-screens.tsx'), settings()]);
      return <KioskScreen helper={location.hash === '#helper'} tools={tools} />;
    },
  },
  notice: {
    texts: ['ui', 'access', 'home', 'notices', 'problems'],
    load: async ({ area = '' }) => {
      const [{ AreaNotice }, { areaNotice }, tools] = await Promise.all([import('./notices/AreaNotice.tsx'), import('./api/rounds.ts'), settings()]);
      return <AreaNotice load={() => areaNotice(area)} tools={tools} />;
    },
  },
  shaped: {
    texts: ['ui', 'access', 'home', 'cards', 'replies', 'problems', 'themes', 'shaped'],
    load: async ({ area = '' }) => {
      const [{ Shaped }, { groupsApi }, { Together }, replies, tools] = await Promise.all([import('./network/Shaped.tsx'), import('./api/groups.ts'), import('./themes/Together.tsx'), replyList(), settings()]);
      return <Shaped area={area} api={groupsApi} replies={replies} together={(release) => <Together release={release} />} tools={tools} />;
    },
  },
  asked: {
    texts: ['ui', 'access', 'problems', 'shaped'],
    load: async () => {
      const [{ GroupLink }, { groupsApi }, { takeFragment }, tools] = await Promise.all([import('./network/GroupLink.tsx'), import('./api/groups.ts'), import('./replies/fragment.ts'), settings()]);
      return <GroupLink api={groupsApi} takeSecret={() => takeFragment(location, history)} go={(address) => location.replace(address)} tools={tools} />;
    },
  },
  cards: forStaff('cards', 'home', 'cards'),
  signIn: forStaff('signIn'),
  invite: forStaff('invite'),
  staff: forStaff('staff'),
  sessions: forStaff('sessions', 'home', 'device', 'codes', 'replies'),
  session: forStaff('session', 'home', 'device', 'codes', 'replies'),
  run: forStaff('run'),
  accounts: forStaff('accounts', 'room', 'themes'),
  rounds: forStaff('rounds', 'home', 'cards'),
  roundKept: forStaff('roundKept', 'home', 'cards'),
  letter: forStaff('letter', 'home', 'cards'),
  network: forStaff('network', 'home', 'cards', 'replies'),
  group: forStaff('group', 'home', 'cards', 'replies'),
  paper: forStaff('paper', 'home'),
  booklets: forStaff('booklets', 'home'),
  typing: forStaff('typing', 'home'),
  administration: forStaff('administration', 'home'),
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
