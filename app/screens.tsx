import type { ReactNode } from 'react';
import type { Reply } from '#server/contracts/reply.ts';
import { screens, type ScreenName } from '#server/contracts/screens.ts';
import type { Namespace } from './i18n/namespaces.ts';
import type { Params } from './routes.tsx';

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

/** In the language that was asked for. */
const toSignIn = () => location.assign(`${screens.signIn}${location.search}`);
const toStaff = () => location.assign(`${screens.staff}${location.search}`);

/** A screen for staff. Its own words come with it. */
const forStaff = (screen: 'signIn' | 'invite' | 'staff'): Screen => ({
  texts: ['ui', 'access', 'problems'],
  load: async () => {
    const [{ StaffScreen }, { takeFragment }, tools] = await Promise.all([import('./staff/StaffScreen.tsx'), import('./replies/fragment.ts'), screen === 'staff' ? ownSettings() : settings()]);
    const takeSecret = () => takeFragment(location, history);
    return <StaffScreen screen={screen} takeSecret={takeSecret} toSignIn={toSignIn} toStaff={toStaff} tools={tools} />;
  },
});

/** Planning sessions. Its pieces come with it, so that they are here when there is no network. */
const planning: Screen = {
  texts: ['ui', 'access', 'home', 'device', 'codes', 'replies', 'problems'],
  load: async ({ area = '' }) => {
    const [{ SessionsScreen }, { RoundReady }, parts, replies, tools] = await Promise.all([import('./sessions/plan/SessionsScreen.tsx'), import('./device/RoundReady.tsx'), import('./sync/ready.ts'), replyList(), ownSettings()]);
    return <SessionsScreen area={area} replies={replies} ready={(round) => <RoundReady round={round} parts={parts} atOnce />} tools={tools} />;
  },
};
/** What a device that is kept in a session shows all the same. */
const shownInSession: readonly OtherScreen[] = ['kiosk', 'help'];

/** Where a device that is kept in a session goes instead of a screen, or (`late`) from one that is shown already; `undefined` nearly always. */
export async function leadsBack(name: OtherScreen, when: 'first' | 'late'): Promise<string | undefined> {
  if (shownInSession.includes(name)) return undefined;
  const kept = await import('./sessions/run/kiosk-mark.ts');
  return when === 'first' ? kept.leadsBack() : kept.leadsBackUnmarked();
}
/** A screen of paper booklets: of a round, or to choose one. */
const onPaper = (screen: 'paper' | 'booklets' | 'typing'): Screen => ({
  texts: ['ui', 'access', 'problems', 'home'],
  load: async ({ area = '', round = '' }) => {
    const [{ PaperScreen }, { packForRound, pullPack }, tools] = await Promise.all([import('./sessions/paper/PaperScreen.tsx'), import('./sync/incoming.ts'), ownSettings()]);
    const packFor = async (language: string) => {
      // The newest, if there is a network: what is printed is what is asked.
      await pullPack(round, language).catch(() => undefined);
      const pack = await packForRound(round, language);
      if (pack === undefined) throw new Error('The questions of the round are not to be had.');
      return pack;
    };
    return <PaperScreen screen={screen} area={area} round={round} packFor={packFor} tools={tools} />;
  },
});

/** All rounds of an area, or one, or its letter to parents, for those who keep them; the cards of a batch are printed as the demo's are. */
const rounds = (letter = false): Screen => ({
  texts: ['ui', 'access', 'home', 'cards', 'problems'],
  load: async ({ area = '', round }) => {
    const [{ RoundsScreen }, { BatchSheets }, tools] = await Promise.all([import('./rounds/RoundsScreen.tsx'), import('./cards/BatchSheets.tsx'), ownSettings()]);
    return <RoundsScreen area={area} round={round} letter={letter} sheets={(cards) => <BatchSheets {...cards} />} tools={tools} />;
  },
});

/** How replies are shown, for screens of other features. */
const replyList = async () => {
  const { ReplyList } = await import('./replies/ReplyList.tsx');
  return (list: readonly Reply[]) => <ReplyList replies={list} />;
};

/** The network of an area, or one group of it. */
const forNetwork: Screen = {
  texts: ['ui', 'access', 'home', 'cards', 'replies', 'problems'],
  load: async ({ area = '', group }) => {
    const [{ NetworkScreen }, replies, tools] = await Promise.all([import('./network/NetworkScreen.tsx'), replyList(), ownSettings()]);
    return <NetworkScreen area={area} {...(group === undefined ? {} : { group })} replies={replies} tools={tools} />;
  },
};

/** Every screen of the app but answering, once. Each is fetched when it is used, and this list by those who do not answer. */
export const screensLoaded: Record<OtherScreen, Screen> = {
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
      const [{ Results }, { OwnWords }, { pullRelease, pullGroupAccounts }, tools] = await Promise.all([import('./themes/Results.tsx'), import('./themes/OwnWords.tsx'), import('./sync/published.ts'), settings()]);
      return <Results area={area} refresh={() => pullRelease(area)} ownWords={<OwnWords area={area} refresh={() => pullGroupAccounts(area)} />} tools={tools} />;
    },
  },
  cards: {
    texts: ['ui', 'access', 'home', 'cards', 'problems'],
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
  room: {
    texts: ['ui', 'access', 'surveys', 'room', 'problems'],
    load: async () => {
      const [{ Room }, { roomSealing }, { roomApi }, { takeFragment }, { pullPack }, tools, oneLanguage] = await Promise.all([
        import('./sessions/room/Room.tsx'), import('./room-parts.ts'), import('./api/room.ts'), import('./replies/fragment.ts'), import('./sync/incoming.ts'), settings(), settings([]),
      ]);
      return <Room sealing={roomSealing} api={roomApi} takeFragment={() => takeFragment(location, history)} bringRound={pullPack} tools={tools} toolsWhileShown={oneLanguage} />;
    },
  },
  accounts: {
    texts: ['ui', 'access', 'room', 'themes', 'problems'],
    load: async ({ area = '' }) => {
      const [{ Accounts }, { roomApi }, { WithStaffWords }, tools] = await Promise.all([import('./sessions/room/Accounts.tsx'), import('./api/room.ts'), import('./i18n/WithStaffWords.tsx'), ownSettings()]);
      return (
        <WithStaffWords>
          <Accounts area={area} api={roomApi} tools={tools} />
        </WithStaffWords>
      );
    },
  },
  signIn: forStaff('signIn'),
  invite: forStaff('invite'),
  staff: forStaff('staff'),
  sessions: planning,
  session: planning,
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
  run: {
    texts: ['ui', 'access', 'problems'],
    load: async ({ area = '', session = '' }) => {
      const [{ RunScreen }, tools] = await Promise.all([import('./sessions/run/RunScreen.tsx'), ownSettings()]);
      return <RunScreen area={area} session={session} tools={tools} />;
    },
  },
  rounds: rounds(),
  roundKept: rounds(),
  letter: rounds(true),
  notice: {
    texts: ['ui', 'access', 'home', 'notices', 'problems'],
    load: async ({ area = '' }) => {
      const [{ AreaNotice }, { areaNotice }, tools] = await Promise.all([import('./notices/AreaNotice.tsx'), import('./api/rounds.ts'), settings()]);
      return <AreaNotice load={() => areaNotice(area)} tools={tools} />;
    },
  },
  network: forNetwork,
  group: forNetwork,
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
  paper: onPaper('paper'),
  booklets: onPaper('booklets'),
  typing: onPaper('typing'),
  administration: {
    texts: ['ui', 'access', 'problems'],
    load: async ({ area = '' }) => {
      const [{ AdministrationScreen }, tools] = await Promise.all([import('./administration/AdministrationScreen.tsx'), ownSettings()]);
      return <AdministrationScreen area={area} tools={tools} />;
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
