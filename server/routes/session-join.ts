import { joinTries } from '#server/access/join-tries.ts';
import { bounds } from '#server/contracts/bounds.ts';
import { joinCodeLives } from '#server/contracts/join-code.ts';
import { DeviceReport, JoinSession, type DeviceKind, type GivenCodes, type JoinedSession, type ReportHeard } from '#server/contracts/session-device.ts';
import { SessionPlan } from '#server/contracts/session.ts';
import type { Deps } from '#server/deps.ts';
import { dayInLondon } from '#server/london.ts';
import { Problem } from '#server/problems.ts';
import { partnershipById } from '#server/queries/partnerships.ts';
import { languagesOf, roundBySlug } from '#server/queries/rounds.ts';
import { addSessionDevice, batchesOfSession, deviceByToken, devicesJoined, giveCards, holdSession, noteGiven, noteReport, type SessionBatch, type SessionDeviceRow } from '#server/queries/session-devices.ts';
import { sessionById, sessionByJoinDigest, type SessionRow } from '#server/queries/sessions.ts';
import { tokenDigest, uuidFrom } from '#server/sealing/digest.ts';
import { joinDigestOf } from '#server/sealing/join-code.ts';
import { codesByDigest } from '#server/sealing/session-codes.ts';
import type { ApiRoute } from './api-route.ts';
import { readBody } from './read-body.ts';
import { sendPrivate } from './reply.ts';

const bodyProblems = ['body-not-json', 'body-too-large', 'body-not-understood'] as const;

/** A device that has fewer codes left is given more. */
const fewCodes = 5;
const atATime: Readonly<Record<DeviceKind, number>> = { shared: bounds.codesPerShared, own: bounds.codesPerOwn };

/** What devices in a session ask: to join it with its code, and to say how they are. */
export function sessionJoinRoutes({ db, clock, random, keys }: Pick<Deps, 'db' | 'clock' | 'random' | 'keys'>): ApiRoute[] {
  const tries = joinTries({ db, clock });
  const codesIn = codesByDigest(() => keys.cardSecret());
  const newId = () => uuidFrom(random(16));

  /** The session that somebody named, if its code counts today. One that is over is answered as one that never was. */
  async function sessionNamed({ said }: JoinSession): Promise<SessionRow> {
    const byPictures = 'pictures' in said;
    if (byPictures && (await tries.rest())) throw new Problem('join-rests');
    const today = dayInLondon(clock());
    const session = await sessionByJoinDigest(db, joinDigestOf(keys.cardSecret(), today, said));
    const lives = session !== undefined && session.state !== 'closed' && joinCodeLives(byPictures ? 'pictures' : 'secret', session.day, today);
    if (lives) return session;
    if (byPictures) await tries.missed();
    throw new Problem('join-unknown');
  }

  /** Gives out codes of each of these batches. */
  async function give(trx: Deps['db'], partnershipId: string, batches: readonly SessionBatch[], most: number): Promise<GivenCodes[]> {
    const given: GivenCodes[] = [];
    for (const batch of batches) given.push({ round: batch.slug, batch: batch.batchId, codes: codesIn(batch, await giveCards(trx, partnershipId, batch, most)) });
    return given;
  }

  /** What the rounds of a plan are to a device. One that is gone from the server is left out. */
  async function roundsIn(plan: SessionPlan): Promise<JoinedSession['rounds']> {
    const rows = await Promise.all(plan.rounds.map((slug) => roundBySlug(db, slug)));
    return rows.flatMap((row) => {
      if (row === undefined || row.words_purged_on !== null) return [];
      const there = languagesOf(row);
      const wanted = plan.languages.filter((language) => there.includes(language));
      return [{ slug: row.slug, survey: row.survey_id, languages: wanted.length > 0 ? wanted : there }];
    });
  }

  async function join(asked: JoinSession): Promise<JoinedSession> {
    const session = await sessionNamed(asked);
    const { partnership_id: partnershipId, id: sessionId } = session;
    const place = { partnershipId, sessionId };
    const plan = SessionPlan.parse(JSON.parse(session.plan));
    const partnership = await partnershipById(db, partnershipId);
    if (partnership === undefined) throw new Problem('join-unknown');
    const rounds = await roundsIn(plan);
    const batches = await batchesOfSession(db, place);
    const token = Buffer.from(random(32)).toString('base64url');
    const now = clock().toISOString();
    const most = atATime[asked.kind];
    const { device, codes } = await db.transaction().execute(async (trx) => {
      // Tablets that are made ready at the office open nothing.
      await holdSession(trx, place, session.day === dayInLondon(clock()) ? now : undefined);
      const joined = await devicesJoined(trx, place);
      if (joined >= bounds.devicesPerSession) throw new Problem('devices-too-many');
      const given = await give(trx, partnershipId, batches, most);
      const row: SessionDeviceRow = {
        partnership_id: partnershipId,
        session_id: sessionId,
        id: newId(),
        token_digest: tokenDigest(token),
        kind: asked.kind,
        number: joined + 1,
        joined_at: now,
        ended_at: null,
        given: most,
        turn: 0,
        answering: 0,
        finished: 0,
        waiting: 0,
        refused: 0,
        codes_left: Math.min(...given.map((each) => each.codes.length), most),
        battery: null,
        storage: null,
        seen_at: now,
      };
      await addSessionDevice(trx, row);
      return { device: row, codes: given };
    });
    const needs = plan.needs.filter(({ people }) => people > 0).map(({ need }) => need);
    return { area: partnership.slug, session: sessionId, day: session.day, device: device.id, token, number: device.number, rounds, languages: plan.languages, needs, codes };
  }

  /** More codes for a device that many people use and that has few left. */
  async function more(device: SessionDeviceRow, codesLeft: number): Promise<GivenCodes[]> {
    if (device.kind !== 'shared' || codesLeft >= fewCodes || device.given >= bounds.codesPerDevice) return [];
    const place = { partnershipId: device.partnership_id, sessionId: device.session_id };
    const batches = await batchesOfSession(db, place);
    return db.transaction().execute(async (trx) => {
      await holdSession(trx, place);
      await noteGiven(trx, device, bounds.codesPerShared);
      return give(trx, place.partnershipId, batches, bounds.codesPerShared);
    });
  }

  async function report({ token, turn, answering, finished, waiting, refused, codesLeft, battery, storage }: DeviceReport): Promise<ReportHeard> {
    const device = await deviceByToken(db, tokenDigest(token));
    if (device === undefined || device.ended_at !== null) throw new Problem('device-ended');
    const session = await sessionById(db, device.partnership_id, device.session_id);
    if (session === undefined) throw new Problem('device-ended');
    const codes = session.state === 'closed' || turn <= device.turn ? [] : await more(device, codesLeft);
    const given = codes.length === 0 ? 0 : Math.min(...codes.map((each) => each.codes.length));
    await noteReport(db, device, {
      turn,
      answering: answering ? 1 : 0,
      finished,
      waiting,
      refused,
      codes_left: codesLeft + given,
      battery: battery ?? null,
      storage: storage ?? null,
      seen_at: clock().toISOString(),
    });
    return { state: session.state, codes };
  }

  return [
    {
      method: 'post',
      path: '/api/sessions/join',
      summary: 'A device joins a session with its code: what is answered, and one-time codes for it',
      request: 'JoinSession',
      reply: 'JoinedSession',
      problems: [...bodyProblems, 'join-unknown', 'join-rests', 'devices-too-many'],
      handle: async (context) => sendPrivate(await join(await readBody(context, JoinSession))),
    },
    {
      method: 'post',
      path: '/api/sessions/report',
      summary: 'A device that joined says how it is, in small numbers; it may be given more one-time codes',
      request: 'DeviceReport',
      reply: 'ReportHeard',
      problems: [...bodyProblems, 'device-ended'],
      handle: async (context) => sendPrivate(await report(await readBody(context, DeviceReport))),
    },
  ];
}
