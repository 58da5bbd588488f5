import { Envelope, EnvelopeBatch, identifyingBytes, type Receipt } from '#server/contracts/envelope.ts';

/** What becomes of one request on its way. */
export type Fate =
  | 'delivered'
  /** The request never arrives. */
  | 'lost-before'
  /** It arrives and is stored; the answer is lost. */
  | 'lost-after'
  /** It arrives twice. */
  | 'doubled'
  /** It arrives; the answer is cut off in the middle. */
  | 'cut-off'
  /** Somebody else answers, in a friendly way: the log-in page of a Wi-Fi. */
  | 'portal'
  /** Somebody else answers in JSON. */
  | 'other-json'
  /** It never arrives; a proxy answers 503. */
  | 'out-of-order';

export const fates: readonly Fate[] = ['delivered', 'lost-before', 'lost-after', 'doubled', 'cut-off', 'portal', 'other-json', 'out-of-order'];

/** A server that keeps to the contract of `POST /api/envelopes`, behind a network that keeps to nothing. */
export function toyServer(fateOf: () => Fate) {
  /** The sealed bytes by id. */
  const stored = new Map<string, string>();
  let inFlight = 0;
  let mostInFlight = 0;

  function receive(body: string): { receipts: Receipt[] } {
    const batch = EnvelopeBatch.parse(JSON.parse(body));
    return {
      receipts: batch.envelopes.map((item): Receipt => {
        const envelope = Envelope.parse(item);
        const { id } = envelope;
        const bytes = new TextDecoder().decode(identifyingBytes(envelope));
        const there = stored.get(id);
        if (there === bytes) return { outcome: 'already', id };
        if (there !== undefined) return { outcome: 'refused', id, problem: { code: 'id-taken', params: {} } };
        stored.set(id, bytes);
        return { outcome: 'stored', id, late: false };
      }),
    };
  }

  async function answer(body: string): Promise<Response> {
    const fate = fateOf();
    switch (fate) {
      case 'lost-before':
        throw new TypeError('Failed to fetch');
      case 'portal':
        return new Response('<!doctype html><title>Welcome to free Wi-Fi</title>', { headers: { 'Content-Type': 'text/html' } });
      case 'other-json':
        return Response.json({ status: 'ok', receipts: 'yes' });
      case 'out-of-order':
        return new Response('<h1>503</h1>', { status: 503 });
      case 'lost-after':
        receive(body);
        throw new TypeError('Failed to fetch');
      case 'cut-off':
        return new Response(JSON.stringify(receive(body)).slice(0, -9));
      case 'doubled':
        receive(body);
        return Response.json(receive(body));
      case 'delivered':
        return Response.json(receive(body));
    }
  }

  return {
    stored,
    /** The most requests that were under way at once. */
    mostInFlight: () => mostInFlight,
    async post(body: string): Promise<Response> {
      inFlight += 1;
      mostInFlight = Math.max(mostInFlight, inFlight);
      try {
        await Promise.resolve();
        return await answer(body);
      } finally {
        inFlight -= 1;
      }
    },
  };
}
