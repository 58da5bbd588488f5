import { expect, it } from 'vitest';
import { partOf } from './part-of.ts';

const kept = () => new Response(new Uint8Array([1, 2, 3, 4, 5]), { headers: { 'content-type': 'audio/mpeg' } });
const bytesOf = async (response: Response) => [...new Uint8Array(await response.arrayBuffer())];

it('gives the part of a kept file that a player asks for', async () => {
  const part = await partOf(kept(), 'bytes=1-2');
  expect([part.status, part.headers.get('content-range'), part.headers.get('content-type')]).toEqual([206, 'bytes 1-2/5', 'audio/mpeg']);
  expect(await bytesOf(part)).toEqual([2, 3]);
});

it('says that there is no such part', async () => {
  const part = await partOf(kept(), 'bytes=5-');
  expect([part.status, part.headers.get('content-range')]).toEqual([416, 'bytes */5']);
});

it('gives the whole file to whoever asks for no part, or for what nobody understands', async () => {
  for (const asked of [null, 'bytes=0-0,2-3', 'lines=1-2']) {
    const whole = await partOf(kept(), asked);
    expect(whole.status).toBe(200);
    expect(await bytesOf(whole)).toEqual([1, 2, 3, 4, 5]);
  }
});
