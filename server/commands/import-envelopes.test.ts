import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { carriedFormat } from '#server/contracts/carried.ts';
import type { Envelope } from '#server/contracts/envelope.ts';
import { openDatabase } from '#server/database/open.ts';
import { calmDay, dayWithWords } from '#test/examples/school-day.ts';
import { engines, makeApp, type TestServer } from '#test/helpers/make-app.ts';
import { sealed, sealedPieces } from '#test/helpers/sealed.ts';
import { allTaken, importEnvelopes } from './import-envelopes.ts';

const file = (envelopes: readonly unknown[], pieces?: readonly unknown[]) => JSON.stringify({ format: carriedFormat, madeOn: '2026-11-21', envelopes, pieces });
const some = ({ round, bundle }: TestServer, count: number) =>
  Promise.all(Array.from({ length: count }, () => sealed({ round, bundle, answers: dayWithWords(), words: { change: 'Quieter corridors.' } })));
const into = (app: TestServer['app']) => async (path: string, body: string) => app.request(path, { method: 'POST', body });

describe.each(engines)('a file of carried envelopes, on %s', (engine) => {
  it('is stored like what comes over the network, item by item, and counted by outcome', async () => {
    const server = await makeApp(engine);
    const { round, bundle } = server;
    const envelopes = await some(server, 130);
    await server.send(envelopes.slice(0, 3));
    const held = await sealed({ round, bundle, answers: calmDay(), response: { language: 'pl' } });
    const broken = { ...(await sealed({ round, bundle, answers: calmDay() })), bundle: 'ab'.repeat(32) };
    const huge = { ...held, id: crypto.randomUUID(), answers: { ...held.answers, ct: 'A'.repeat(5_000_000) } };
    const vast = { ...huge, answers: { ...held.answers, ct: 'A'.repeat(9_000_000) } };
    const imported = await importEnvelopes(file([...envelopes, held, broken, huge, vast, { words: 'not one' }]), into(server.app));
    expect(imported).toEqual({
      stored: 127,
      late: 0,
      already: 3,
      pieces: 0,
      held: new Map([['language-not-offered', 1]]),
      refused: new Map([['seal-broken', 1], ['envelope-too-large', 1], ['body-too-large', 1], ['envelope-not-understood', 1]]),
      failed: new Map(),
    });
    expect(allTaken(imported)).toBe(false);
    const again = await importEnvelopes(file([...envelopes, held]), into(server.app));
    expect(again).toMatchObject({ stored: 0, already: 131 });
    expect(allTaken(again)).toBe(true);
    expect(await server.count('responses')).toBe(130);
    await server.close();
  });

  it('brings what is attached to them, each piece once, and says when one was not taken', async () => {
    const server = await makeApp(engine);
    const [one] = await some(server, 1);
    const pieces = await sealedPieces(server.round, one?.id ?? '', Array.from({ length: 11 }, () => new Uint8Array(48 * 1024)));
    const whole = await importEnvelopes(file([one], pieces), into(server.app));
    expect(whole).toMatchObject({ stored: 1, pieces: 11 });
    expect(allTaken(whole)).toBe(true);
    const again = await importEnvelopes(file([one], [...pieces, { ...pieces[0], number: 2 }]), into(server.app));
    expect(again).toMatchObject({ already: 1, pieces: 11, refused: new Map([['seal-broken', 1]]) });
    expect(allTaken(again)).toBe(false);
    expect(await server.count('attachment_pieces')).toBe(11);
    await server.close();
  });

  it('and the same envelopes over the network at the same time are stored once', { timeout: 60_000 }, async () => {
    const server = await makeApp(engine);
    const other = await openDatabase({ databaseUrl: server.databaseUrl, dataDir: server.dataDir });
    const second = createApp({ ...server.deps, db: other.db });
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...Array(20).keys()], { minLength: 1 }), fc.shuffledSubarray([...Array(20).keys()], { minLength: 1 }), async (carried, sentOnes) => {
        const envelopes = await some(server, 20);
        const pick = (at: number[]): Envelope[] => at.flatMap((each) => envelopes[each] ?? []);
        const [imported, receipts] = await Promise.all([importEnvelopes(file(pick(carried)), into(second)), server.send(pick(sentOnes))]);
        sent += new Set([...carried, ...sentOnes]).size;
        expect(allTaken(imported)).toBe(true);
        const stored = receipts.filter(({ outcome }) => outcome === 'stored').length + imported.stored;
        expect(stored).toBe(new Set([...carried, ...sentOnes]).size);
        expect(await server.count('responses')).toBe(sent);
        expect(await server.count('receipts')).toBe(sent);
      }),
      { numRuns: 8 },
    );
    await other.close();
    await server.close();
  });

  it('is taken in by the command, which says what became of it and nothing of what it says', async () => {
    const server = await makeApp(engine);
    const envelopes = await some(server, 5);
    const path = join(dirname(server.keyFile), 'carried.json');
    const run = async (text: string) => {
      writeFileSync(path, text);
      const env = { ...process.env, DATA_DIR: server.dataDir, DATABASE_URL: server.databaseUrl ?? '', KEY_FILE: server.keyFile };
      return promisify(execFile)(process.execPath, ['server/commands/import-envelopes.ts', path], { env }).then(
        ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
        (fault: { code: number; stdout: string; stderr: string }) => ({ code: fault.code, said: fault.stdout + fault.stderr }),
      );
    };
    expect(await run(file(envelopes))).toEqual({ code: 0, said: '  stored   5\n  already  0\nAll of it is on this server. The file can be deleted.\n' });
    const spoilt = { ...envelopes[0], id: crypto.randomUUID() };
    expect(await run(file([...envelopes, spoilt]))).toEqual({ code: 1, said: '  stored   0\n  already  5\n  refused  1  seal-broken\nSome were refused. Keep the file, and ask whoever runs the survey.\n' });
    expect(await run(file(envelopes).slice(0, -20))).toMatchObject({ code: 1, said: expect.stringContaining('cut short') });
    expect(await run('{"format":"other"}')).toMatchObject({ code: 1, said: expect.stringContaining('not one in which answers are carried') });
    expect(await server.count('responses')).toBe(5);
    await server.close();
  });
});
