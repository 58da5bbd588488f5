import { afterEach, expect, test } from 'vitest';
import { anEnvelope } from '#test/helpers/an-envelope.ts';
import { withStore } from './database.ts';
import { putInOutbox } from './outbox.ts';
import { changeHere, codesLeft, joinHere, leaveHere, onSessionHere, sessionHere, type SessionHere } from './session-here.ts';
import { shareDevice } from './share-device.ts';
import { sharedMode } from './shared.ts';

const row: SessionHere = {
  kind: 'session',
  area: 'hillside',
  session: 'a',
  day: '2026-11-22',
  device: 'b',
  token: 'T'.repeat(43),
  number: 3,
  many: true,
  rounds: [{ slug: 'one', survey: 'one', languages: ['en'] }],
  languages: ['en'],
  needs: [],
  codes: [{ round: 'one', batch: 's-1', codes: Array.from({ length: 20 }, (_, n) => `CODE${n}`) }],
  finished: 0,
  answering: false,
  turn: 0,
  state: 'open',
};
const takeOne = (here: SessionHere): SessionHere => ({ ...here, codes: here.codes.map((given) => ({ ...given, codes: given.codes.slice(1) })) });

afterEach(() => withStore((store) => Promise.all([store.shared.clear(), store.outbox.clear()])).then(() => undefined));

test('a device is in one session, and leaving it leaves what waits and how it is shared', async () => {
  expect(await sessionHere()).toBeUndefined();
  expect(await changeHere(takeOne), 'nothing is changed where there is none').toBeUndefined();
  await shareDevice({ publicKey: 'P', awayAfter: 5 });
  await putInOutbox(anEnvelope());
  await joinHere(row);
  await joinHere({ ...row, session: 'z' });
  expect((await sessionHere())?.session).toBe('z');
  await leaveHere();
  expect(await sessionHere()).toBeUndefined();
  expect(await sharedMode()).toMatchObject({ publicKey: 'P' });
  expect(await withStore((store) => store.outbox.count())).toBe(1);
});

test('two tabs at once take two codes, and whoever listens hears of what changed', async () => {
  await joinHere(row);
  let heard = 0;
  const stop = onSessionHere(() => (heard += 1));
  const taken = await Promise.all(Array.from({ length: 5 }, () => changeHere(takeOne)));
  expect(new Set(taken.map((each) => each?.codes[0]?.codes[0])).size).toBe(5);
  expect(codesLeft((await sessionHere()) ?? row)).toBe(15);
  await changeHere((here) => here);
  await changeHere((here) => ({ ...here, turn: here.turn + 1 }), true);
  expect(heard).toBe(5);
  stop();
});
