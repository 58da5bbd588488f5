import { joinTries } from '#server/access/join-tries.ts';
import { bounds } from '#server/contracts/bounds.ts';
import { joinCodeLives } from '#server/contracts/join-code.ts';
import { DeviceReport, JoinSession, type DeviceKind, type GivenCodes, type JoinedSession, type ReportHeard } from '#server/contracts/session-device.ts';
import { SessionPlan } from '#server/contracts/session.ts';
import type { Deps } from '#server/deps.ts';
import { dayInLondon } from '#server/london.ts';
import { Problem } from '#server/problems.ts';
import { addBatch } from '#server/queries/cards.ts';
import { groupById } from '#server/queries/groups.ts';
import { partnershipById } from '#server/queries/partnerships.ts';
import { languagesOf, roundBySlug, type RoundRow } from '#server/queries/rounds.ts';
import { addGivenCards, addSessionDevice, batchesOfSession, deviceByToken, devicesJoined, holdSession, noteGiven, noteReport, type SessionDeviceRow, type SessionPlace } from '#server/queries/session-devices.ts';
import { sessionById, sessionByJoinDigest, type SessionRow } from '#server/queries/sessions.ts';
import { cardCodes, cardDigest } from '#server/sealing/cards.ts';
import { tokenDigest, uuidFrom } from '#server/sealing/digest.ts';
import { joinDigestOf } from '#server/sealing/join-code.ts';
import { roomPublicKey, roomSecret } from '#server/sealing/room-key.ts';
import type { ApiRoute } from './api-route.ts';
import { bodyProblems, readBody } from './read-body.ts';
import { sendPrivate } from './reply.ts';

/** A device that has fewer codes left is given more. */
const fewCodes = 5;
const atATime: Readonly<Record<DeviceKind, number>> = { shared: bounds.codesPerShared, own: bounds.codesPerOwn };

/** What devices in a session ask: to join it with its code, and to say how they are. */
export function sessionJoinRoutes({ db, clock, random, keys }: Pick<Deps, 'db' | 'clock' | 'random' | 'keys'>): ApiRoute[] {
  const tries = joinTries({ db, clock });
  const newId = () => uuidFrom(random(16));

  /** The session that somebody named, if its code counts today. One that is over is answered as one that never was. */
  async function sessionNamed({ said }: JoinSession): Promise<SessionRow> {
    const by = 'pictures' in said ? 'pictures' : 'secret';
    const find = async () => {
      const today = dayInLondon(clock());
      const session = await sessionByJoinDigest(db, joinDigestOf(keys.cardSecret(), today, said));
      return session !== undefined && session.state !== 'closed' && joinCodeLives(by, session.day, today) ? session : undefined;
    };
    const session = await (by === 'pictures' ? tries.look(find) : find());
    if (session === undefined || session === 'rest') throw new Problem(session === 'rest' ? 'join-rests' : 'join-unknown');
    return session;
  }

  /** The rounds of a plan that are still there. */
  async function roundsIn(plan: SessionPlan): Promise<RoundRow[]> {
    const rows = await Promise.all(plan.rounds.map((slug) => roundBySlug(db, slug)));
    return rows.filter((row) => row !== undefined).filter((row) => row.words_purged_on === null);
  }

  /** What a round is to a device: in the languages of the plan that it has. */
  const roundOf = (plan: SessionPlan, row: RoundRow): JoinedSession['rounds'][number] => {
    const there = languagesOf(row);
    const wanted = plan.languages.filter((language) => there.includes(language));
    return { slug: row.slug, survey: row.survey_id, languages: wanted.length > 0 ? wanted : there };
  };

  /** Makes so many new codes of each round and gives them out: with the school year of the session's group, where all of it are in one. Only while the session is held. */
  async function give(trx: Deps['db'], place: SessionPlace, group: string, rounds: readonly RoundRow[], most: number): Promise<GivenCodes[]> {
    const { partnershipId: partnership_id, sessionId: session_id } = place;
    const year = (await groupById(trx, partnership_id, group))?.year ?? null;
    const there = await batchesOfSession(trx, place);
    const given: GivenCodes[] = [];
    for (const round of rounds) {
      let batch = there.find(({ roundId }) => roundId === round.id);
      if (batch === undefined) {
        batch = { roundId: round.id, slug: round.slug, batchId: `s-${Buffer.from(random(5)).toString('hex')}`, cards: 0 };
        await addBatch(trx, { partnership_id, round_id: round.id, id: batch.batchId, year, stage: null, need: null, cards: 0, kind: 'session', session_id, setting_id: null, made_at: clock().toISOString() }, []);
      }
      const { batchId, cards } = batch;
      const codes = cardCodes(keys.cardSecret(), round.id, batchId, most, cards);
      await addGivenCards(trx, partnership_id, batch, cards + most, codes.map(cardDigest));
      given.push({ round: round.slug, batch: batchId, codes });
    }
    return given;
  }

  async function join(asked: JoinSession): Promise<JoinedSession> {
    const session = await sessionNamed(asked);
    const { partnership_id: partnershipId, id: sessionId } = session;
    const place = { partnershipId, sessionId };
    const plan = SessionPlan.parse(JSON.parse(session.plan));
    const partnership = await partnershipById(db, partnershipId);
    if (partnership === undefined) throw new Problem('join-unknown');
    const rounds = await roundsIn(plan);
    const token = Buffer.from(random(32)).toString('base64url');
    const now = clock().toISOString();
    const most = atATime[asked.kind];
    const { device, codes } = await db.transaction().execute(async (trx) => {
      // Tablets that are made ready at the office open nothing.
      await holdSession(trx, place, session.day === dayInLondon(clock()) ? now : undefined);
      const joined = await devicesJoined(trx, place);
      if (joined >= bounds.devicesPerSession) throw new Problem('devices-too-many');
      const given = await give(trx, place, session.group_id, rounds, most);
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
        codes_left: rounds.length === 0 ? 0 : most,
        battery: null,
        storage: null,
        seen_at: now,
      };
      await addSessionDevice(trx, row);
      return { device: row, codes: given };
    });
    const needs = plan.needs.filter(({ people }) => people > 0).map(({ need }) => need);
    return { area: partnership.slug, session: sessionId, day: session.day, device: device.id, token, number: device.number, rounds: rounds.map((row) => roundOf(plan, row)), languages: plan.languages, needs, codes, ...(asked.kind === 'shared' ? { room: await roomPublicKey(roomSecret(keys.cardSecret(), sessionId)) } : {}) };
  }

  /** More codes for a device that many people use and that has few left. */
  async function more(device: SessionDeviceRow, session: SessionRow, codesLeft: number): Promise<GivenCodes[]> {
    if (device.kind !== 'shared' || codesLeft >= fewCodes || device.given >= bounds.codesPerDevice) return [];
    const place = { partnershipId: device.partnership_id, sessionId: device.session_id };
    const rounds = await roundsIn(SessionPlan.parse(JSON.parse(session.plan)));
    return db.transaction().execute(async (trx) => {
      await holdSession(trx, place);
      // Asked while the session is held: of many reports in one moment each sees what those before it were given.
      const may = await noteGiven(trx, device, bounds.codesPerShared, bounds.codesPerDevice);
      return may ? give(trx, place, session.group_id, rounds, bounds.codesPerShared) : [];
    });
  }

  async function report({ token, turn, answering, finished, waiting, refused, codesLeft, battery, storage }: DeviceReport): Promise<ReportHeard> {
    const device = await deviceByToken(db, tokenDigest(token));
    if (device === undefined || device.ended_at !== null) throw new Problem('device-ended');
    const session = await sessionById(db, device.partnership_id, device.session_id);
    if (session === undefined) throw new Problem('device-ended');
    const codes = session.state === 'closed' || turn <= device.turn ? [] : await more(device, session, codesLeft);
    const given = codes.length === 0 ? 0 : bounds.codesPerShared;
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
