import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Envelope } from '#server/contracts/envelope.ts';
import { anEnvelope } from '#test/helpers/an-envelope.ts';
import { fates, toyServer, type Fate } from '#test/helpers/toy-server.ts';
import { withStore } from '#app/store/database.ts';
import { envelopeState, outboxRows, putInOutbox, settle, takeForSending } from '#app/store/outbox.ts';
import { tryAgain } from '#app/store/outbox-by-hand.ts';
import { network } from './network.ts';
import { createSender, type Box, type SenderParts } from './sender.ts';
import { workerOutbox } from './worker-outbox.ts';

/** Timers that ring when the test says so. */
function bell() {
  const due: { wait: number; work: () => void }[] = [];
  return {
    due,
    after: (wait: number, work: () => void) => {
      const entry = { wait, work };
      due.push(entry);
      return () => {
        const at = due.indexOf(entry);
        if (at >= 0) due.splice(at, 1);
      };
    },
    ring: () => {
      for (const { work } of due.splice(0)) work();
    },
  };
}
const boxes: { who: string; box: Box }[] = [
  { who: 'a tab', box: { takeForSending, settle } },
  { who: 'the service worker', box: workerOutbox },
];

const answering = (reply: (ids: string[]) => Response) => (body: string) => {
  const { envelopes } = JSON.parse(body) as { envelopes: Envelope[] };
  return Promise.resolve(reply(envelopes.map(({ id }) => id)));
};

beforeEach(async () => {
  await withStore((store) => Promise.all([store.outbox.clear(), store.sent.clear()]));
});

describe.each(boxes)('sending from $who', ({ box }) => {
  const senderOn = (post: SenderParts['post'], more: Partial<SenderParts> = {}) =>
    createSender({ box, post, alone: network.alone, after: bell().after, random: () => 0.5, ...more });

  test('delivers every envelope exactly once, whatever the network does, from two tabs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...fates), { maxLength: 25 }), fc.array(fc.nat(7), { minLength: 1, maxLength: 8 }), async (plan, arrivals) => {
        await withStore((store) => Promise.all([store.outbox.clear(), store.sent.clear()]));
        const fatesLeft = [...plan];
        const server = toyServer(() => fatesLeft.shift() ?? 'delivered');
        const timers = bell();
        const tabs = [box, { takeForSending, settle }].map((one) => senderOn(server.post, { box: one, after: timers.after }));
        const put: Envelope[] = [];
        for (const [turn, many] of arrivals.entries()) {
          for (let index = 0; index < many; index += 1) {
            const envelope = anEnvelope();
            put.push(envelope);
            await putInOutbox(envelope);
          }
          const both = tabs.map((tab) => tab.sendNow());
          if (turn % 2 === 0) await Promise.all(both);
        }
        for (let round = 0; (await outboxRows()).length > 0; round += 1) {
          expect(round).toBeLessThan(60);
          timers.ring();
          await Promise.all(tabs.map((tab) => tab.sendNow()));
        }
        await Promise.all(tabs.map((tab) => tab.sendNow()));
        for (const tab of tabs) tab.stop();
        expect([...server.stored.keys()].sort()).toEqual(put.map(({ id }) => id).sort());
        expect([...server.stored.values()]).toHaveLength(put.length);
        expect(server.mostInFlight()).toBeLessThanOrEqual(1);
        for (const { id } of put) expect(await envelopeState(id)).toBe('sent');
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test.each<Fate>(['lost-before', 'lost-after', 'cut-off', 'portal', 'other-json', 'out-of-order'])('does not take "%s" for an acknowledgement', async (fate) => {
    const envelope = anEnvelope();
    await putInOutbox(envelope);
    const sender = senderOn(toyServer(() => fate).post);
    expect(await sender.sendNow()).toBe(false);
    sender.stop();
    expect(await envelopeState(envelope.id)).toBe('waiting');
  });

  test('keeps a refused one apart with its reason, and the others go on', async () => {
    const [good, bad] = [anEnvelope(), anEnvelope()];
    await putInOutbox(bad);
    await putInOutbox(good);
    const reply = answering((ids) =>
      Response.json({
        receipts: ids.map((id) => (id === bad.id ? { outcome: 'refused', id, problem: { code: 'seal-broken', params: {} } } : { outcome: 'stored', id, late: true })),
      }),
    );
    const sender = senderOn(reply);
    expect(await sender.sendNow()).toBe(true);
    expect(await envelopeState(good.id)).toBe('sent');
    expect(await outboxRows()).toMatchObject([{ id: bad.id, envelope: bad, state: { kind: 'refused', reason: { code: 'seal-broken' } } }]);
    expect(await box.takeForSending(50, 1)).toEqual([]);

    await tryAgain(bad.id);
    expect(await senderOn(toyServer(() => 'delivered').post).sendNow()).toBe(true);
    expect(await envelopeState(bad.id)).toBe('sent');
  });

  test('a held one is let go, and a refusal without an id is of the envelope in its place', async () => {
    const envelopes = [anEnvelope({ id: '11111111-1111-4111-8111-111111111111' }), anEnvelope({ id: '22222222-2222-4222-8222-222222222222' })];
    for (const envelope of envelopes) await putInOutbox(envelope);
    const reply = answering(([first]) =>
      Response.json({ receipts: [{ outcome: 'held', id: first, problem: { code: 'question-unknown', params: {} } }, { outcome: 'refused', id: null, problem: { code: 'envelope-not-understood', params: {} } }] }),
    );
    await senderOn(reply).sendNow();
    expect(await Promise.all(envelopes.map(({ id }) => envelopeState(id)))).toEqual(['sent', 'refused']);
  });

  test('what only a newer server can say of one holds up neither it nor the others', async () => {
    const [first, second] = [anEnvelope({ id: '11111111-1111-4111-8111-111111111111' }), anEnvelope({ id: '22222222-2222-4222-8222-222222222222' })];
    await putInOutbox(first);
    await putInOutbox(second);
    const newer = senderOn(answering(([one, two]) => Response.json({ receipts: [{ outcome: 'refused', id: one, problem: { code: 'of-next-year', params: {} } }, { outcome: 'stored', id: two, late: false }] })));
    await newer.sendNow();
    expect([await envelopeState(first.id), await envelopeState(second.id)]).toEqual(['waiting', 'sent']);
  });

  test('a proxy that has no room for a body gets it in pieces', async () => {
    for (let at = 0; at < 4; at += 1) await putInOutbox(anEnvelope());
    const proxy = senderOn(answering((ids) => (ids.length > 1 ? new Response('<h1>413</h1>', { status: 413 }) : Response.json({ receipts: ids.map((id) => ({ outcome: 'stored', id, late: false })) }))));
    for (let attempt = 0; attempt < 12 && (await outboxRows()).length > 0; attempt += 1) await proxy.sendNow();
    expect(await outboxRows()).toEqual([]);
  });

  test('an acknowledgement of something else acknowledges nothing', async () => {
    const envelope = anEnvelope();
    await putInOutbox(envelope);
    const sender = senderOn(answering(() => Response.json({ receipts: [{ outcome: 'stored', id: crypto.randomUUID(), late: false }] })));
    expect(await sender.sendNow()).toBe(false);
    sender.stop();
    expect(await envelopeState(envelope.id)).toBe('waiting');
  });

  test('cuts a body that is too large in pieces, and sets aside one that is too large alone', async () => {
    const big = anEnvelope({ answers: { enc: 'A', ct: 'B'.repeat(9_000) } });
    const others = Array.from({ length: 9 }, () => anEnvelope());
    for (const envelope of [...others.slice(0, 4), big, ...others.slice(4)]) await putInOutbox(envelope);
    const server = toyServer(() => 'delivered');
    const timers = bell();
    const sender = senderOn((body) => (body.length > 8_000 ? Promise.resolve(Response.json({ code: 'body-too-large', params: { bytes: 8_000 } }, { status: 413 })) : server.post(body)), timers);
    for (let round = 0; round < 20 && !(await sender.sendNow()); round += 1) timers.ring();
    expect(await Promise.all(others.map(({ id }) => envelopeState(id)))).toEqual(others.map(() => 'sent'));
    expect(await envelopeState(big.id)).toBe('refused');
  });

  test('one that the server stumbles over does not hold up the rest', async () => {
    const poison = anEnvelope();
    const others = Array.from({ length: 5 }, () => anEnvelope());
    for (const envelope of [poison, ...others]) await putInOutbox(envelope);
    const server = toyServer(() => 'delivered');
    const timers = bell();
    const sender = senderOn((body) => (body.includes(poison.id) ? Promise.resolve(Response.json({ code: 'server-fault', params: {} }, { status: 500 })) : server.post(body)), timers);
    for (let round = 0; round < 20 && server.stored.size < others.length; round += 1) await sender.sendNow();
    sender.stop();
    expect(await Promise.all(others.map(({ id }) => envelopeState(id)))).toEqual(others.map(() => 'sent'));
    expect(await envelopeState(poison.id)).toBe('waiting');
  });

  test('what a crash left at "sending" is sent by whoever comes next', async () => {
    const envelope = anEnvelope();
    await putInOutbox(envelope);
    await box.takeForSending(50, 1_000_000);
    expect(await envelopeState(envelope.id)).toBe('sending');
    await senderOn(toyServer(() => 'delivered').post).sendNow();
    expect(await envelopeState(envelope.id)).toBe('sent');
  });

  test('takes at most fifty, oldest first, and never so many bytes that a slow connection loses them', async () => {
    const all = Array.from({ length: 60 }, () => anEnvelope());
    for (const envelope of all) await putInOutbox(envelope);
    const sizes: number[] = [];
    const server = toyServer(() => 'delivered');
    const sent: string[][] = [];
    await senderOn((body) => {
      sizes.push(body.length);
      sent.push((JSON.parse(body) as { envelopes: Envelope[] }).envelopes.map(({ id }) => id));
      return server.post(body);
    }).sendNow();
    expect(sent.map((ids) => ids.length)).toEqual([50, 10]);
    expect(new Set(sent[0])).toEqual(new Set(all.slice(0, 50).map(({ id }) => id)));
    expect(sent[0]).toEqual([...(sent[0] ?? [])].sort());
    expect(Math.max(...sizes)).toBeLessThan(300_000);
  });

  test('waits longer after each failure, up to five minutes, and at once again after success', async () => {
    await putInOutbox(anEnvelope());
    const timers = bell();
    let fate: Fate = 'lost-before';
    const sender = senderOn(toyServer(() => fate).post, { after: timers.after, random: () => 0.999 });
    const waits: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      await sender.sendNow();
      waits.push(Math.round((timers.due.at(-1)?.wait ?? 0) / 1_000));
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
    expect(timers.due).toHaveLength(1);
    fate = 'delivered';
    expect(await sender.sendNow()).toBe(true);
    expect(timers.due).toEqual([]);
  });

  test('receipts that come in another order, twice, or of strangers, settle what they name and nothing else', async () => {
    const [first, second, third] = [anEnvelope(), anEnvelope(), anEnvelope()];
    for (const envelope of [first, second, third]) await putInOutbox(envelope);
    const stored = (id: string) => ({ outcome: 'stored', id, late: false });
    const sender = senderOn(answering(() => Response.json({ receipts: [stored(third.id), stored(crypto.randomUUID()), stored(first.id), stored(first.id)] })));
    await sender.sendNow();
    sender.stop();
    expect(await Promise.all([first, second, third].map(({ id }) => envelopeState(id)))).toEqual(['sent', 'waiting', 'sent']);
  });

  test('an outbox that is cleared while its envelopes are on their way holds nothing up', async () => {
    await putInOutbox(anEnvelope());
    const server = toyServer(() => 'delivered');
    const sender = senderOn(async (body) => {
      await withStore((store) => store.outbox.clear());
      return server.post(body);
    });
    expect(await sender.sendNow()).toBe(true);
    expect(server.stored.size).toBe(1);
    const next = anEnvelope();
    await putInOutbox(next);
    await sender.sendNow();
    expect(server.stored.has(next.id)).toBe(true);
  });

  test('goes on waiting as long after the page was opened again', async () => {
    await putInOutbox(anEnvelope());
    const memory = { failures: 0 };
    const waits: number[] = [];
    for (let page = 0; page < 4; page += 1) {
      const timers = bell();
      const sender = senderOn(toyServer(() => 'lost-before').post, { after: timers.after, random: () => 0.999, memory });
      await sender.sendNow();
      waits.push(Math.round((timers.due.at(-1)?.wait ?? 0) / 1_000));
      sender.stop();
    }
    expect(waits).toEqual([2, 4, 8, 16]);
  });
});
