import { expect, test } from 'vitest';
import { askForCopies, askToWithdraw } from './keep.ts';

const token = 'A'.repeat(43);
const replying = (body: unknown, status = 200) => () => Promise.resolve(Response.json(body, { status }));
const noNetwork = () => Promise.reject(new TypeError('Failed to fetch'));
const portal = () => Promise.resolve(new Response('<h1>Free Wi-Fi</h1>'));

test('a keep card gets its copies, or hears why not', async () => {
  expect(await askForCopies(token, replying({ copies: ['QUJD'] }))).toEqual({ kind: 'copies', copies: ['QUJD'] });
  expect(await askForCopies(token, replying({ code: 'keep-unknown', params: {} }, 404))).toEqual({ kind: 'unknown' });
  expect(await askForCopies(token, replying({ copies: [] }))).toEqual({ kind: 'offline' });
  expect(await askForCopies(token, replying({ code: 'server-fault', params: {} }, 500))).toEqual({ kind: 'failed' });
  for (const nobody of [noNetwork, portal, replying({ hello: 'there' })]) expect(await askForCopies(token, nobody)).toEqual({ kind: 'offline' });
});

test('answers are said to be deleted only when the server deleted some, and to be awaited when none had come', async () => {
  for (const outcome of ['withdrawn', 'waiting']) expect(await askToWithdraw(token, replying({ outcome }))).toBe(outcome);
  expect(await askToWithdraw(token, replying({ code: 'too-many-requests', params: {} }, 429))).toBe('failed');
  for (const nobody of [noNetwork, portal, replying({})]) expect(await askToWithdraw(token, nobody)).toBe('offline');
});
