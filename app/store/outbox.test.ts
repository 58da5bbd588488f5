import { beforeEach, describe, expect, test, vi } from 'vitest';
import { anEnvelope } from '#test/helpers/an-envelope.ts';
import { onChange } from './changes.ts';
import { closeStore, withStore } from './database.ts';
import { envelopeState, onOutboxChange, outboxRows, putInOutbox, settle, takeForSending } from './outbox.ts';

beforeEach(async () => {
  await withStore((store) => Promise.all([store.outbox.clear(), store.sent.clear()]));
});

describe('the outbox', () => {
  test('keeps envelopes in their order, each once, and refuses other bytes under the same id', async () => {
    const [first, second] = [anEnvelope(), anEnvelope()];
    await putInOutbox(first);
    await putInOutbox(second);
    await putInOutbox(first);
    expect((await outboxRows()).map(({ id }) => id)).toEqual([first.id, second.id]);
    await expect(putInOutbox({ ...first, answers: { ...first.answers, ct: 'C' } })).rejects.toMatchObject({ trouble: 'elsewhere' });
    expect(await envelopeState(crypto.randomUUID())).toBeUndefined();
  });

  test('tells of changes until it is asked to stop, and says apart when there is something new to send', async () => {
    const heard = { changed: 0, toSend: 0 };
    const stops = [onOutboxChange(() => (heard.changed += 1)), onChange('to-send', () => (heard.toSend += 1))];
    const envelope = anEnvelope();
    await putInOutbox(envelope);
    await takeForSending(50, 1_000_000);
    await settle([{ id: envelope.id, kind: 'acknowledged' }]);
    expect(heard).toEqual({ changed: 3, toSend: 1 });
    for (const stop of stops) stop();
    await putInOutbox(anEnvelope());
    expect(heard).toEqual({ changed: 3, toSend: 1 });
  });

  test('tells other tabs too', async () => {
    const heard = new Promise((resolve) => {
      new BroadcastChannel('all-heard changes').onmessage = ({ data }: MessageEvent<unknown>) => {
        resolve(data);
      };
    });
    await putInOutbox(anEnvelope());
    expect(await heard).toBe('outbox');
  });

  test('forgets after a day which envelopes it sent', async () => {
    const [old, recent] = [anEnvelope(), anEnvelope()];
    await putInOutbox(old);
    await settle([{ id: old.id, kind: 'acknowledged' }]);
    await withStore((store) => store.sent.update(old.id, { at: Date.now() - 90_000_000 }));
    await putInOutbox(recent);
    await settle([{ id: recent.id, kind: 'acknowledged' }]);
    expect([await envelopeState(old.id), await envelopeState(recent.id)]).toEqual([undefined, 'sent']);
  });

  test('reopens a connection that the browser lost, and writes again', async () => {
    const envelope = anEnvelope();
    let lost = 0;
    const put = IDBObjectStore.prototype.add;
    const spy = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...row: Parameters<typeof put>) {
      if (lost++ === 0) throw new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError');
      return put.apply(this, row);
    });
    await putInOutbox(envelope);
    spy.mockRestore();
    expect(lost).toBe(2);
    closeStore();
    expect(await envelopeState(envelope.id)).toBe('waiting');
  });

  test('says what is wrong where it cannot write at all', async () => {
    const spy = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('lost for good', 'UnknownError');
    });
    await expect(putInOutbox(anEnvelope())).rejects.toMatchObject({ name: 'StoreError', trouble: 'broken' });
    spy.mockRestore();
  });
});
