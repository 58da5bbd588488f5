import type { ReactNode } from 'react';
import type { Reply } from '#server/contracts/reply.ts';
import { screens, type ScreenName } from '#server/contracts/screens.ts';
import type { Params } from './routes.tsx';

/** What staff's screens share with the others. */
interface Parts {
  tools: ReactNode;
  /** How replies are shown. */
  replyList(): Promise<(list: readonly Reply[]) => ReactNode>;
}

type Load = (params: Params, parts: Parts) => Promise<ReactNode>;

/** In the language that was asked for. */
const toSignIn = () => location.assign(`${screens.signIn}${location.search}`);
const toStaff = () => location.assign(`${screens.staff}${location.search}`);

/** Signing in, and one's own page. */
const own =
  (screen: 'signIn' | 'invite' | 'staff'): Load =>
  async (_params, { tools }) => {
    const [{ StaffScreen }, { takeFragment }] = await Promise.all([import('./staff/StaffScreen.tsx'), import('./replies/fragment.ts')]);
    const takeSecret = () => takeFragment(location, history);
    return <StaffScreen screen={screen} takeSecret={takeSecret} toSignIn={toSignIn} toStaff={toStaff} tools={tools} />;
  };

/** Planning sessions. Its pieces come with it, so that they are here when there is no network. */
const planning: Load = async ({ area = '' }, { tools, replyList }) => {
  const [{ SessionsScreen }, { RoundReady }, parts, replies] = await Promise.all([import('./sessions/plan/SessionsScreen.tsx'), import('./device/RoundReady.tsx'), import('./sync/ready.ts'), replyList()]);
  return <SessionsScreen area={area} replies={replies} ready={(round) => <RoundReady round={round} parts={parts} atOnce />} tools={tools} />;
};

/** A screen of paper booklets: of a round, or to choose one. */
const onPaper =
  (screen: 'paper' | 'booklets' | 'typing'): Load =>
  async ({ area = '', round = '' }, { tools }) => {
    const [{ PaperScreen }, { packForRound, pullPack }] = await Promise.all([import('./sessions/paper/PaperScreen.tsx'), import('./sync/incoming.ts')]);
    const packFor = async (language: string) => {
      // The newest, if there is a network: what is printed is what is asked.
      await pullPack(round, language).catch(() => undefined);
      const pack = await packForRound(round, language);
      if (pack === undefined) throw new Error('The questions of the round are not to be had.');
      return pack;
    };
    return <PaperScreen screen={screen} area={area} round={round} packFor={packFor} tools={tools} />;
  };

/** All rounds of an area, or one, or its letter to parents, for those who keep them; the cards of a batch are printed as the demo's are. */
const rounds =
  (letter = false): Load =>
  async ({ area = '', round }, { tools }) => {
    const [{ RoundsScreen }, { BatchSheets }] = await Promise.all([import('./rounds/RoundsScreen.tsx'), import('./cards/BatchSheets.tsx')]);
    return <RoundsScreen area={area} round={round} letter={letter} sheets={(cards) => <BatchSheets {...cards} />} tools={tools} />;
  };

/** The network of an area, or one group of it. */
const network: Load = async ({ area = '', group }, { tools, replyList }) => {
  const [{ NetworkScreen }, replies] = await Promise.all([import('./network/NetworkScreen.tsx'), replyList()]);
  return <NetworkScreen area={area} {...(group === undefined ? {} : { group })} replies={replies} tools={tools} />;
};

/** The screens of those who work here. What is fetched for them alone is kept on no other device (`server/library/build-list.ts`). */
export const staffScreens = {
  signIn: own('signIn'),
  invite: own('invite'),
  staff: own('staff'),
  sessions: planning,
  session: planning,
  async run({ area = '', session = '' }, { tools }) {
    const { RunScreen } = await import('./sessions/run/RunScreen.tsx');
    return <RunScreen area={area} session={session} tools={tools} />;
  },
  async accounts({ area = '' }, { tools }) {
    const [{ Accounts }, { roomApi }, { WithStaffWords }] = await Promise.all([import('./sessions/room/Accounts.tsx'), import('./api/room.ts'), import('./i18n/WithStaffWords.tsx')]);
    return (
      <WithStaffWords>
        <Accounts area={area} api={roomApi} tools={tools} />
      </WithStaffWords>
    );
  },
  rounds: rounds(),
  roundKept: rounds(),
  letter: rounds(true),
  network,
  group: network,
  paper: onPaper('paper'),
  booklets: onPaper('booklets'),
  typing: onPaper('typing'),
  async administration({ area = '' }, { tools }) {
    const { AdministrationScreen } = await import('./administration/AdministrationScreen.tsx');
    return <AdministrationScreen area={area} tools={tools} />;
  },
  async cards({ area = '' }, { tools }) {
    const [{ Cards }, { demoCards }] = await Promise.all([import('./cards/Cards.tsx'), import('./sync/demo-cards.ts')]);
    return <Cards area={area} load={() => demoCards(area)} tools={tools} />;
  },
} satisfies Partial<Record<ScreenName, Load>>;
