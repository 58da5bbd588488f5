import * as z from 'zod/mini';
import { Area, Areas, CardSheet } from '#server/contracts/area.ts';
import { Bundle } from '#server/contracts/bundle.ts';
import { Envelope, EnvelopeBatch, KeepReply, KeepRequest, Receipts, Withdrawal, WithdrawalReply } from '#server/contracts/envelope.ts';
import { Piece, PieceBatch, PieceReceipts } from '#server/contracts/piece.ts';
import { ProblemBody } from '#server/contracts/problem.ts';
import { RoundReplies } from '#server/contracts/reply.ts';
import { Release } from '#server/contracts/release.ts';
import { Pack, Round } from '#server/contracts/round.ts';
import { Condition, Survey } from '#server/contracts/survey.ts';
import * as staff from '#server/contracts/staff.ts';

/** The contracts that OpenAPI names. */
const named = {
  Area,
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
  Round,
  RoundReplies,
  Survey,
  Withdrawal,
  WithdrawalReply,
  ChangePassword: staff.ChangePassword,
  Council: staff.Council,
  CouncilPlace: staff.CouncilPlace,
  CouncilStart: staff.CouncilStart,
  Devices: staff.Devices,
  Done: staff.Done,
  EndDevices: staff.EndDevices,
  InviteFound: staff.InviteFound,
  InviteLook: staff.InviteLook,
  InviteMade: staff.InviteMade,
  InviteTakeUp: staff.InviteTakeUp,
  MakeInvite: staff.MakeInvite,
  MakeWayIn: staff.MakeWayIn,
  Me: staff.Me,
  NewPasskey: staff.NewPasskey,
  NewRecoveryCodes: staff.NewRecoveryCodes,
  PasskeyAnswer: staff.PasskeyAnswer,
  PasskeyOptions: staff.PasskeyOptions,
  People: staff.People,
  RecoveryCodes: staff.RecoveryCodes,
  RemovePasskey: staff.RemovePasskey,
  SecondFactor: staff.SecondFactor,
  SecondStep: staff.SecondStep,
  SetUpCode: staff.SetUpCode,
  SetUpPassword: staff.SetUpPassword,
  SignIn: staff.SignIn,
  SignedIn: staff.SignedIn,
  TakeBackInvite: staff.TakeBackInvite,
  TakeRole: staff.TakeRole,
} as const;
export type SchemaName = keyof typeof named;

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
