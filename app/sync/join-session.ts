import type { JoinSaid } from '#server/contracts/join-code.ts';
import { ProblemBody } from '#server/contracts/problem.ts';
import { JoinedSession, type DeviceKind, type JoinSession } from '#server/contracts/session-device.ts';
import { postTo } from './network.ts';

/** What asking to join came to. */
export type Joining = { kind: 'ok'; value: JoinedSession } | { kind: 'problem'; problem: ProblemBody | 'offline' };

/** Asks to join a session, with nothing of any person. */
export async function joinSession(said: JoinSaid, kind: DeviceKind): Promise<Joining> {
  const reply = await postTo('/api/sessions/join', JSON.stringify({ said, kind } satisfies JoinSession)).catch(() => undefined);
  if (reply === undefined) return { kind: 'problem', problem: 'offline' };
  const content: unknown = await reply.json().catch(() => undefined);
  const joined = reply.ok ? JoinedSession.safeParse(content).data : undefined;
  if (joined !== undefined) return { kind: 'ok', value: joined };
  return { kind: 'problem', problem: ProblemBody.safeParse(content).data ?? { code: 'server-fault', params: {} } };
}
