import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { myFuture } from '#server/library/my-future.ts';
import { answersOf, schoolDay } from '#test/examples/school-day.ts';
import { fromBase32, toBase32 } from './base32.ts';
import { readRoomCode, writeRoomCode, type RoomCode } from './room-code.ts';
import { added, arePeoples, cameUp, combined, gather, roomRules, unblinded, type Gathered } from './room-rules.ts';
import { roomQuestions, roomShape, roomSlots, roomVoteOf } from './room-slots.ts';

const session = '7e0f7a43-6b50-4f3c-9d35-0a1b2c3d4e5f';
const nothing: Gathered = { session, tallies: new Map() };
const shape = 'aa'.repeat(8);
const slots = roomSlots(schoolDay);
const shapes = new Map([[shape, slots.length + 1]]);
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map((each) => Uint8Array.from(each));

/** The tally of people who chose among the two ways to school that may be shown. */
const tallyOf = (chosen: readonly string[]): Uint8Array =>
  chosen.reduce((sum, option) => added(sum, roomVoteOf(schoolDay, answersOf({ travel: { kind: 'choice', option } })) ?? []), new Uint8Array(slots.length + 1));
const gatherAll = (tallies: readonly (readonly string[])[]) =>
  tallies.reduce((all, chosen, at) => gather(all, { session, tally: String(at), shape }, tallyOf(chosen), shapes).gathered, nothing);
const shown = (...tallies: (readonly string[])[]) => cameUp(schoolDay, combined(gatherAll(tallies), shape))?.flatMap(({ options }) => options);

describe('what may come up', () => {
  test('is what the survey’s author let into a room, and nothing that is private or says which support somebody has', () => {
    expect(slots).toEqual([{ question: 'travel', option: 'bus' }, { question: 'travel', option: 'walk' }]);
    expect(roomQuestions(myFuture).map(({ id }) => id)).toEqual(['likes', 'good-at', 'work', 'favourites', 'after-year-11', 'learn', 'helps']);
    expect(roomSlots(myFuture).some(({ option }) => option === 'supported-internship')).toBe(false);
    const open = myFuture.pages.flatMap((page) => (page.kind === 'questions' ? page.questions : [])).map((question) => ({ ...question, tags: ['room', 'private'] as const }));
    expect(roomQuestions({ ...myFuture, pages: [{ kind: 'questions', questions: open.map((each) => ({ ...each, tags: [...each.tags] })) }] })).toEqual([]);
    expect(roomSlots({ ...schoolDay, audience: 'parent-or-carer' })).toEqual([]);
  });

  test('is what young people said in their own voice: what others chose for them, and what was skipped, is not heard in the room', () => {
    expect(roomVoteOf(schoolDay, answersOf({ travel: { kind: 'choice', option: 'walk' } }, 'explained'))).toEqual(Uint8Array.from([1, 0, 1]));
    expect(roomVoteOf(schoolDay, answersOf({ travel: { kind: 'choice', option: 'walk' } }, 'chosen-for'))).toBeUndefined();
    expect(roomVoteOf(schoolDay, answersOf({ travel: { kind: 'skipped' }, noise: { kind: 'scale', place: 'not-well' } }))).toBeUndefined();
    expect(roomVoteOf(schoolDay, answersOf({ travel: { kind: 'choice', option: 'taxi' } })), 'who goes by taxi has a plan').toBeUndefined();
    const board = roomVoteOf(myFuture, answersOf({ likes: { kind: 'board', placed: [{ option: 'music', place: 'well' }, { option: 'sport', place: 'not-well' }] } }));
    expect(board?.slice(0, 5)).toEqual(Uint8Array.from([1, 1, 0, 0, 0]));
  });

  test('of another round or version is never added', () => {
    expect(new Set([roomShape('autumn', schoolDay), roomShape('spring', schoolDay), roomShape('autumn', { ...schoolDay, version: 2 })]).size).toBe(3);
  });
});

const way = fc.constantFrom('bus', 'walk');
const tablets = fc.array(fc.array(way, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 });

describe('gathering', () => {
  test('does not depend on the order of tablets, nor on how often one is scanned', () => {
    fc.assert(
      fc.property(tablets, fc.infiniteStream(fc.nat()), (all, picks) => {
        const codes = all.map((chosen, at) => ({ tally: String(at), counts: tallyOf(chosen) }));
        const scanned = [...codes, ...codes].toSorted(() => (Number(picks.next().value) % 2) * 2 - 1);
        const both = [codes, scanned].map((each) => each.reduce((before, { tally, counts }) => gather(before, { session, tally, shape }, counts, shapes).gathered, nothing));
        expect(both.map((each) => combined(each, shape))).toEqual([combined(gatherAll(all), shape), combined(gatherAll(all), shape)]);
      }),
    );
  });

  test('refuses another session’s code, one that did not open, one scanned twice, another survey’s, and counts that no people make', () => {
    const taken = (before: Gathered, code: Partial<{ session: string; tally: string; shape: string }>, counts: Uint8Array | undefined = tallyOf(['bus'])) => gather(before, { session, tally: 'a', shape, ...code }, counts, shapes).taken;
    const one = gather(nothing, { session, tally: 'a', shape }, tallyOf(['bus']), shapes).gathered;
    expect(taken(nothing, { session: crypto.randomUUID() })).toBe('another-session');
    expect(gather(nothing, { session, tally: 'a', shape }, undefined, shapes).taken).toBe('damaged');
    expect(taken(nothing, {}, Uint8Array.from([1, 2, 0])), 'nobody says a thing twice').toBe('damaged');
    expect(taken(nothing, {}, Uint8Array.from([0, 0, 0]))).toBe('damaged');
    expect(taken(nothing, {}, Uint8Array.from([255, 0, 0]))).toBe('damaged');
    expect(taken(nothing, { shape: 'bb'.repeat(8) })).toBe('another-survey');
    expect(taken(nothing, {}, Uint8Array.from([1, 1, 0, 0]))).toBe('another-survey');
    expect(taken(one, {})).toBe('again');
    expect(taken(one, { tally: 'b' })).toBe('taken');
    expect(arePeoples(tallyOf(Array.from({ length: roomRules.mostPerTablet }, () => 'bus')))).toBe(true);
  });

  test('adds what is more than a byte can hold', () => {
    const many = Array.from({ length: 200 }, () => 'bus');
    expect(combined(gatherAll([many, many]), shape)).toEqual([400, 400, 0]);
  });
});

describe('what is shown', () => {
  const people = (bus: number, walk: number) => [...Array.from({ length: bus }, () => 'bus'), ...Array.from({ length: walk }, () => 'walk')];

  test('is nothing at all of nine people, on however many tablets', () => {
    expect(shown(people(9, 0))).toBeUndefined();
    expect(shown(people(3, 0), people(3, 0), people(3, 0))).toBeUndefined();
    expect(shown(people(4, 0), people(3, 3))).toEqual(['bus', 'walk']);
  });

  test('is what at least three said, in the survey’s order, and never how many: three look like all', () => {
    expect(shown(people(8, 2))).toEqual(['bus']);
    expect(shown(people(7, 3))).toEqual(['bus', 'walk']);
    expect(shown(people(3, 7))).toEqual(shown(people(7, 3)));
    expect(shown(people(10, 0))).toEqual(shown(people(8, 2)));
  });

  /** Which ways a target may have chosen, for whoever sees what is shown and knows what these people said. */
  function possible(chosen: readonly string[], known: readonly number[]): string[] {
    const seen = JSON.stringify(shown(chosen));
    const fixed = known.map((at) => chosen[at] ?? '');
    const others = chosen.length - known.length - 1;
    return ['bus', 'walk'].filter((target) => Array.from({ length: others + 1 }, (_, bus) => JSON.stringify(shown([...fixed, target, ...people(bus, others - bus)]))).includes(seen));
  }
  const group = fc.array(way, { minLength: roomRules.leastPeople, maxLength: 24 });

  test('tells nobody what somebody else said: whoever knows their own answer alone finds both possible of every other person', () => {
    fc.assert(
      fc.property(group, (chosen) => {
        for (const own of [0, chosen.length - 1]) expect(possible(chosen, [own])).toEqual(['bus', 'walk']);
      }),
      { numRuns: 40 },
    );
  });

  test('that came up tells not even two who put their heads together what a third said', () => {
    fc.assert(
      fc.property(group, (chosen) => {
        // Where only one of two things came up, the few who said the other know that they were few.
        fc.pre(shown(chosen)?.length === 2);
        expect(possible(chosen, [0, 1])).toEqual(['bus', 'walk']);
      }),
      { numRuns: 40 },
    );
  });

  test('would say what the last person said, if it were shown before and after them: so it is shown once', () => {
    expect(shown(people(8, 2))).toEqual(['bus']);
    expect(shown(people(8, 2), ['walk'])).toEqual(['bus', 'walk']);
    // A code that was shown is closed, and the secret is gone after the showing: `app/sessions/room/room.test.ts`.
  });
});

describe('a code', () => {
  const code: fc.Arbitrary<RoomCode> = fc.record({
    session: fc.uuid({ version: 4 }),
    tally: bytes(8).map((each) => Buffer.from(each).toString('hex')),
    shape: bytes(8).map((each) => Buffer.from(each).toString('hex')),
    enc: bytes(65),
    seed: bytes(32),
    blinded: fc.uint8Array({ minLength: 2, maxLength: 255 }).map((each) => Uint8Array.from(each)),
  });

  test('is read as it was written, in small letters and with spaces too', () => {
    fc.assert(
      fc.property(code, bytes(16), (written, mac) => {
        const text = writeRoomCode(written, mac);
        expect(text).toMatch(/^[0-9A-Z:]+$/);
        expect(readRoomCode(text)).toEqual({ code: written, mac });
        expect(readRoomCode(`https://riverside.example/room#${text}`)).toEqual({ code: written, mac });
        expect(readRoomCode(` ${text.toLowerCase().replace(/(.{40})/g, '$1\n')} `)).toEqual({ code: written, mac });
      }),
    );
  });

  test('that is no code, or not all of one, is read as none', () => {
    for (const text of ['', 'ROOM:', 'ROOM:1', 'https://else.example', 'ROOM:!!!', `ROOM:${toBase32(new Uint8Array(100))}`]) expect(readRoomCode(text), text).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => void readRoomCode(text)));
  });

  test('base 32 holds every bytes, and refuses what it did not write', () => {
    fc.assert(fc.property(fc.uint8Array(), (each) => {
      expect(fromBase32(toBase32(each))).toEqual(Uint8Array.from(each));
    }));
    expect(fromBase32('1')).toBeUndefined();
    expect(fromBase32('0U')).toBeUndefined();
  });

  test('blinded and unblinded is as it was', () => {
    fc.assert(fc.property(bytes(40), bytes(40), (counts, blinding) => {
      expect(unblinded(added(counts, blinding), blinding)).toEqual(counts);
    }));
  });
});
