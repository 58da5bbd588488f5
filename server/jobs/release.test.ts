import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '#server/contracts/languages.ts';
import { Release } from '#server/contracts/release.ts';
import { seedDemo } from '#server/commands/seed.ts';
import { riversideCohort } from '#server/library/cohorts/riverside.ts';
import { releasePolicy } from '#server/library/policy.ts';
import { Problem } from '#server/problems.ts';
import { addAsk } from '#server/queries/group-asks.ts';
import { groupsOf } from '#server/queries/groups.ts';
import { insertMany } from '#server/queries/insert-many.ts';
import { latestRelease } from '#server/queries/latest-release.ts';
import { partnershipBySlug } from '#server/queries/partnerships.ts';
import { roundBySlug } from '#server/queries/rounds.ts';
import { shapedIn } from '#server/queries/shaped.ts';
import { withdraw } from '#server/queries/withdraw.ts';
import type { Counted } from '#server/themes/tally.ts';
import { crowd, riverside } from '#test/helpers/crowd.ts';
import { engines, makeApp, type TestServer } from '#test/helpers/make-app.ts';
import { makeRelease } from './release.ts';

/** Puts responses where ingest puts them, with a keep card each. */
async function store({ db }: TestServer, people: readonly Counted[], slug = 'my-future'): Promise<void> {
  const round = await roundBySlug(db, slug);
  if (round === undefined) throw new Error('the demo area is not there');
  const at = { partnership_id: round.partnership_id, round_id: round.id };
  await insertMany(
    db,
    'responses',
    ['partnership_id', 'round_id', 'id', 'survey_id', 'survey_version', 'bundle', 'language', 'audience', 'arrived_by', 'year', 'stage', 'need', 'received_on', 'late', 'simulated', 'session_id'],
    people.map(({ id, entry, year, need, language }) => ({
      ...at, id, survey_id: round.survey_id, survey_version: 1, bundle: '', language, audience: round.audience,
      arrived_by: entry === 'card' ? 'card' : 'link', year: year ?? null, stage: 'E', need: need ?? null, received_on: '2026-11-01', late: 0, simulated: 1, session_id: null,
    })),
  );
  await insertMany(
    db,
    'answers',
    ['partnership_id', 'round_id', 'response_id', 'content'],
    people.map(({ id, answers }) => ({ ...at, response_id: id, content: JSON.stringify(answers) })),
  );
  await insertMany(
    db,
    'keeps',
    ['partnership_id', 'round_id', 'response_id', 'look_up', 'withdrawal', 'copy', 'received_on', 'keep_until'],
    people.map(({ id }) => ({ ...at, response_id: id, look_up: `l-${id}`, withdrawal: `w-${id}`, copy: '', received_on: '2026-11-01', keep_until: null })),
  );
}

/** A sealed piece of what each of these drew. */
async function draw({ db }: TestServer, people: readonly Counted[]): Promise<void> {
  const round = await roundBySlug(db, 'my-future');
  const at = { partnership_id: round?.partnership_id ?? '', round_id: round?.id ?? '' };
  const columns = ['partnership_id', 'round_id', 'response_id', 'attachment_id', 'number', 'total', 'key_id', 'hash', 'enc', 'ct'] as const;
  await insertMany(db, 'attachment_pieces', columns, people.map(({ id }) => ({ ...at, response_id: id, attachment_id: `sketch-${id}`, number: 1, total: 1, key_id: 'k', hash: 'h', enc: 'sketch-enc', ct: 'sketch-bytes' })));
}

const takeBack = ({ db }: TestServer, people: readonly Counted[], day: string) =>
  db.transaction().execute(async (trx) => {
    for (const { id } of people) await withdraw(trx, `w-${id}`, day, () => crypto.randomUUID());
  });

const asked = { area: 'riverside', round: 'my-future', cohort: riversideCohort, policy: releasePolicy };
const codeOf = async (work: Promise<unknown>) => {
  try {
    await work;
    return 'made';
  } catch (fault) {
    if (fault instanceof Problem) return fault.body.code;
    throw fault;
  }
};

describe.each(engines)('a release on %s', (engine) => {
  let server: TestServer;
  const people = crowd(riverside(), { people: 400, weight: { pd: 0.1 } }, 77).map((person) => ({ ...person, id: `r-${person.id}` }));

  beforeAll(async () => {
    server = await makeApp(engine);
    await seedDemo({ db: server.db, random: server.deps.random, keyFile: server.keyFile });
    await store(server, people);
    await draw(server, people.slice(0, 60));
    // As many parents and supporters say what they think, and choose the same: of all this nothing is counted.
    for (const slug of ['parents', 'observation']) await store(server, people.map((person) => ({ ...person, id: `${slug}-${person.id}` })), slug);
  }, 60_000);
  afterAll(() => server.close());

  it('is refused with its own code, and nothing is stored', async () => {
    expect(await codeOf(makeRelease(server.deps, { ...asked, round: 'nowhere' }))).toBe('not-found');
    expect(await codeOf(makeRelease(server.deps, { ...asked, area: 'hillside' }))).toBe('not-found');
    expect(await codeOf(makeRelease(server.deps, { ...asked, cohort: undefined }))).toBe('release-cohort-missing');
    expect(await codeOf(makeRelease(server.deps, { ...asked, cohort: { format: 1 } }))).toBe('cohort-not-understood');
    expect(await codeOf(makeRelease(server.deps, { ...asked, round: 'parents' })), 'no tables of it are declared').toBe('release-not-made');
    expect(await server.db.selectFrom('releases').selectAll().execute()).toEqual([]);
  });

  it('is frozen, says nothing of one person, and is repeated while little changes', { timeout: 60_000 }, async () => {
    const first = await makeRelease(server.deps, asked);
    const round = await roundBySlug(server.db, 'my-future');
    const text = (await latestRelease(server.db, round?.partnership_id ?? '')) ?? '';
    expect(Release.parse(JSON.parse(text))).toEqual(first.release);
    expect(first.release).toMatchObject({ number: 1, simulated: 'all', madeOn: '2026-11-21', partnership: { madeUp: true } });
    expect(people.filter(({ id }) => text.includes(id))).toEqual([]);
    // Of 1,200 responses, those of the young people's own round are counted.
    const counted = new Set([...first.members.values()].flatMap((ids) => [...ids]));
    expect([...counted].filter((id) => !id.startsWith('r-'))).toEqual([]);
    const everybody = first.release.groups.filter(({ attribute }) => attribute === 'all').map((group) => (group.people.kind === 'shown' ? group.people.value : 0));
    expect(Math.max(...everybody)).toBeLessThanOrEqual(people.length);
    // Nothing of what was drawn is in it.
    expect(text).not.toContain('sketch-');
    const listed = first.release.measures.filter((measure) => measure.by === 'option').flatMap((measure) => measure.parts).length;
    expect(Object.values(first.release.labels).map((texts) => Object.keys(texts).length)).toEqual(languages.map(() => listed + 5));
    const lines = await server.db.selectFrom('audit_log').selectAll().where('action', '=', 'release-made').execute();
    expect(lines.map(({ subject_id }) => subject_id)).toEqual([first.release.id]);

    await takeBack(server, people.slice(0, 3), '2026-11-22');
    server.setNow('2026-12-01T10:00:00Z');
    const second = await makeRelease(server.deps, asked);
    expect(second.release.groups).toEqual(first.release.groups);
    expect(second.members.size).toBe(0);
  });

  it('takes figures away that carry a withdrawal of 90 days ago', { timeout: 60_000 }, async () => {
    server.setNow('2027-02-21T10:00:00Z');
    const { release } = await makeRelease(server.deps, asked);
    const whole = release.groups.find((figures) => figures.population === 'own' && figures.attribute === 'all');
    expect(whole).toMatchObject({ people: { kind: 'hidden', why: 'taken-back' }, table: { kind: 'hidden', why: 'taken-back' } });
  });

  it('has new figures when ten or more have come, and two made at once get two numbers', { timeout: 60_000 }, async () => {
    await store(server, crowd(riverside(), { people: 80 }, 78).map((person) => ({ ...person, id: `r-${person.id}` })));
    const [one, other] = await Promise.all([makeRelease(server.deps, asked), makeRelease(server.deps, asked)]);
    expect([one.release.number, other.release.number].toSorted((a, b) => a - b)).toEqual([4, 5]);
    const fourth = one.release.number === 4 ? one : other;
    expect(fourth.release.groups.find((figures) => figures.population === 'own' && figures.attribute === 'all')?.madeIn).toBe(4);
  });

  it('of a live issue stands beside its groups, from three of them on, and never in the place of the results', async () => {
    const round = await roundBySlug(server.db, 'live-issue');
    const area = await partnershipBySlug(server.db, 'riverside');
    if (round === undefined || area === undefined) throw new Error('the demo area is not there');
    const chose = (question: string, option: string) => ({ question, voice: 'own' as const, value: { kind: 'choice' as const, option } });
    const asked90 = crowd(riverside(), { people: 90, openLink: 0 }, 79).map(({ need: _need, ...person }, at) => ({ ...person, id: `live-${at}`, answers: [chose('problem', at % 3 === 0 ? 'friends' : 'getting-around'), chose('better', 'listen')] }));
    await store(server, asked90, 'live-issue');
    const before = await latestRelease(server.db, area.id);
    const { release } = await makeRelease(server.deps, { ...asked, round: 'live-issue' });
    const tables = release.groups.filter(({ table }) => table.kind === 'shown' && table.counts.some((counts) => counts.length > 0));
    expect(tables.map(({ attribute }) => attribute), 'of everybody together alone').toEqual(['all']);
    expect(await latestRelease(server.db, area.id)).toBe(before);
    const groups = await groupsOf(server.db, area.id);
    const told = async (many: number) => {
      for (const { id } of groups.slice(0, many)) await addAsk(server.db, { partnership_id: area.id, group_id: id, round_id: round.id, asked_on: '2026-11-01', came_of: '', session_id: null, told_on: '2026-11-20' });
      return (await shapedIn(server.db, area)).rounds[0]?.together;
    };
    expect(await told(2), 'of two each could take away what it knows of itself').toBeUndefined();
    expect(await told(3)).toEqual(release);
  });
});
