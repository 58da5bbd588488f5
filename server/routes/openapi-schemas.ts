import * as z from 'zod/mini';
import * as administration from '#server/contracts/administration.ts';
import * as administrationAsked from '#server/contracts/administration-asks.ts';
import * as account from '#server/contracts/account.ts';
import { Area, Areas, CardSheet } from '#server/contracts/area.ts';
import { Bundle } from '#server/contracts/bundle.ts';
import { Envelope, EnvelopeBatch, KeepReply, KeepRequest, Receipts, Withdrawal, WithdrawalReply } from '#server/contracts/envelope.ts';
import { Piece, PieceBatch, PieceReceipts } from '#server/contracts/piece.ts';
import { ProblemBody } from '#server/contracts/problem.ts';
import { RoundReplies } from '#server/contracts/reply.ts';
import * as devices from '#server/contracts/session-device.ts';
import { Release } from '#server/contracts/release.ts';
import { Pack, Round } from '#server/contracts/round.ts';
import * as session from '#server/contracts/session-entry.ts';
import { Condition, Survey } from '#server/contracts/survey.ts';
import * as roundsAsked from '#server/contracts/rounds-asks.ts';
import * as rounds from '#server/contracts/rounds-kept.ts';
import * as booklet from '#server/contracts/booklet.ts';
import * as staff from '#server/contracts/staff.ts';
import * as network from '#server/contracts/network.ts';
import * as networkAsks from '#server/contracts/network-asks.ts';
import * as asked from '#server/contracts/staff-asks.ts';

/** The contracts that OpenAPI names. */
export const named = {
  AccountSaved: account.AccountSaved,
  AccountSeen: account.AccountSeen,
  Accounts: account.Accounts,
  ApproveAccount: account.ApproveAccount,
  Area,
  AreaAccounts: account.AreaAccounts,
  Areas,
  Bundle,
  CardSheet,
  Condition,
  Envelope,
  EnvelopeBatch,
  KeepReply,
  KeepRequest,
  Pack,
  Piece,
  PieceBatch,
  PieceReceipts,
  Problem: ProblemBody,
  Receipts,
  Release,
  RoomOpened: account.RoomOpened,
  Round,
  RoundReplies,
  Survey,
  Withdrawal,
  WithdrawalReply,
  BookletFound: booklet.BookletFound,
  BookletSheet: booklet.BookletSheet,
  Booklets: booklet.Booklets,
  BookletsMade: booklet.BookletsMade,
  FindBooklet: booklet.FindBooklet,
  MakeBooklets: booklet.MakeBooklets,
  PrintBooklets: booklet.PrintBooklets,
  TypedTwice: booklet.TypedTwice,
  ChangePassword: asked.ChangePassword,
  Councils: staff.Councils,
  CouncilPlace: staff.CouncilPlace,
  CouncilStart: asked.CouncilStart,
  RemoveCouncil: asked.RemoveCouncil,
  ChooseLanguage: asked.ChooseLanguage,
  Devices: staff.Devices,
  Done: staff.Done,
  EndDevices: asked.EndDevices,
  InviteFound: staff.InviteFound,
  InviteLook: asked.InviteLook,
  InviteMade: staff.InviteMade,
  InviteTakeUp: asked.InviteTakeUp,
  MakeInvite: asked.MakeInvite,
  MakeWayIn: asked.MakeWayIn,
  Me: staff.Me,
  NewPasskey: asked.NewPasskey,
  NewRecoveryCodes: asked.NewRecoveryCodes,
  PasskeyAnswer: asked.PasskeyAnswer,
  PasskeyOptions: staff.PasskeyOptions,
  People: staff.People,
  RecoveryCodes: staff.RecoveryCodes,
  RemovePasskey: asked.RemovePasskey,
  SecondFactor: staff.SecondFactor,
  SecondStep: asked.SecondStep,
  SetUpCode: asked.SetUpCode,
  SetUpPassword: asked.SetUpPassword,
  SignIn: asked.SignIn,
  SignedIn: staff.SignedIn,
  TakeBackInvite: asked.TakeBackInvite,
  TakeRole: asked.TakeRole,
  AuditPage: administration.AuditPage,
  ChangeKeeping: administrationAsked.ChangeKeeping,
  EndDevicesOf: administrationAsked.EndDevicesOf,
  HealthShown: administration.HealthShown,
  KeepingShown: administration.KeepingShown,
  KeysShown: administration.KeysShown,
  ProfileShown: administration.ProfileShown,
  RoundKeptFor: administration.RoundKeptFor,
  SaveProfile: administrationAsked.SaveProfile,
  SurveysShown: administration.SurveysShown,
  EntryReceipts: session.EntryReceipts,
  SendEntries: session.SendEntries,
  SessionSeen: session.SessionSeen,
  SessionsSeen: session.SessionsSeen,
  WriteAccount: account.WriteAccount,
  DeviceReport: devices.DeviceReport,
  EndSessionDevice: devices.EndSessionDevice,
  JoinSession: devices.JoinSession,
  JoinedSession: devices.JoinedSession,
  ReportHeard: devices.ReportHeard,
  SessionRun: devices.SessionRun,
  AddHoliday: roundsAsked.AddHoliday,
  AreaNotice: rounds.AreaNotice,
  AskCards: roundsAsked.AskCards,
  AskPause: roundsAsked.AskPause,
  BatchCards: rounds.BatchCards,
  BatchListed: rounds.BatchListed,
  BindSenco: roundsAsked.BindSenco,
  Nothing: roundsAsked.Nothing,
  PlanRound: roundsAsked.PlanRound,
  PrintBatch: roundsAsked.PrintBatch,
  RemoveHoliday: roundsAsked.RemoveHoliday,
  RoundDates: roundsAsked.RoundDates,
  RoundDuties: roundsAsked.RoundDuties,
  RoundKept: rounds.RoundKept,
  RoundPlanned: rounds.RoundPlanned,
  RoundsKept: rounds.RoundsKept,
  SayHelp: roundsAsked.SayHelp,
  AskGroups: networkAsks.AskGroups,
  CameOf: networkAsks.CameOf,
  ChangeGroup: networkAsks.ChangeGroup,
  ChangeSetting: networkAsks.ChangeSetting,
  CloseOrOpen: networkAsks.CloseOrOpen,
  Group: network.Group,
  GroupCards: network.GroupCards,
  GroupCode: network.GroupCode,
  GroupLink: network.GroupLink,
  GroupReplies: network.GroupReplies,
  GroupSaid: network.GroupSaid,
  MoreCodes: networkAsks.MoreCodes,
  Network: network.Network,
  OneAsk: networkAsks.OneAsk,
  OpenGroupLink: networkAsks.OpenGroupLink,
  Setting: network.Setting,
  SettingSaid: network.SettingSaid,
  Shaped: network.Shaped,
  Tell: networkAsks.Tell,
} as const;
export type SchemaName = keyof typeof named;
/** What each of them describes. */
export type Contents = { [Name in SchemaName]: z.output<(typeof named)[Name]> };

/** Where a named contract stands in the document. */
export const schemaPlace = (name: string): string => `#/components/schemas/${name}`;

/** Every named contract as JSON Schema (draft 2020-12, which OpenAPI 3.1 takes as it is), by name. */
export function openapiSchemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [name, schema] of Object.entries(named)) registry.add(schema, { id: name });
  const { schemas } = z.toJSONSchema(registry, { uri: schemaPlace, io: 'input' });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _schema, $id: _id, ...rest }]) => [name, rest]),
  );
}
