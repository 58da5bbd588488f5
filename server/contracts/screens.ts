import { nearScreens } from './near-screens.ts';

/**
 * The addresses of the app's screens. The server answers these with the app (or its first page, rendered),
 * and every other unknown address with 404; `app/screens.tsx` gives each its screen.
 * Secrets (card codes, keep-card secrets) stand only in the fragment, which no server sees.
 */
export const screens = {
  ...nearScreens,
  results: '/areas/:area',
  /** A sheet of demo cards to print; in made-up areas only. */
  cards: '/areas/:area/cards',
  /** A card whose picture cannot be scanned is typed. */
  card: '/card/:round',
  plan: '/plan',
  /** What this device can do without a network, what waits on it, and how safe it is here. */
  device: '/device',
  /** For staff: that many people use this device, and the answers that were put away on it. */
  share: '/share',
  /** At the close of a session: what came up, without counts, once. An area and a session may stand in the fragment. */
  room: '/room',
  /** Keep cards to print beforehand; made in the browser, kept nowhere. */
  keepCards: '/keep-cards',
  /** For staff. */
  signIn: '/staff/sign-in',
  /** For staff: what groups tell of themselves. */
  accounts: '/staff/areas/:area/accounts',
  /** A link that makes somebody staff, or gives them a new way in; its secret is in the fragment. */
  invite: '/staff/invite',
  /** Who I am here, my devices, and people and invites for an administrator. */
  staff: '/staff',
  /** For coordinators: planning a session, packing for it, and how it was. */
  sessions: '/staff/areas/:area/sessions',
  session: '/staff/areas/:area/sessions/:session',
  /** A device joins a session: by four pictures, or by the secret of a QR code in the fragment. */
  join: '/join',
  /** A session while it runs, for whoever coordinates it. */
  run: '/staff/areas/:area/sessions/:session/run',
  rounds: '/staff/areas/:area/rounds',
  roundKept: '/staff/areas/:area/rounds/:round',
  /** What parents are told before their children are asked, to print. */
  letter: '/staff/areas/:area/rounds/:round/letter',
  /** Who answers for the answers of an area, whom to ask, how long they are kept: for everybody. */
  notice: '/areas/:area/notice',
  /** Settings and groups of an area, and one group of them. */
  network: '/staff/areas/:area/network',
  group: '/staff/areas/:area/groups/:group',
  /** Which groups took part in what, and what came of it. */
  shaped: '/areas/:area/shaped',
  /** The link that a group is sent; its secret is in the fragment. It leads on to the round. */
  asked: '/asked',
  /** Paper booklets: of which round, then how many, in which language, to print. */
  paper: '/staff/areas/:area/booklets',
  booklets: '/staff/areas/:area/booklets/:round',
  /** Booklets that came back are typed in. */
  typing: '/staff/areas/:area/typing/:round',
  /** What an administrator sets for an area, and how it does. */
  administration: '/staff/areas/:area/administration',
  credits: '/credits',
} as const;
export type ScreenName = keyof typeof screens;

/** The address of an invite link. */
export const inviteAddress = (origin: string, secret: string): string => `${origin}${screens.invite}#${secret}`;

/** The address of the link that a group is sent. */
export const groupLinkAddress = (origin: string, secret: string): string => `${origin}${screens.asked}#${secret}`;
