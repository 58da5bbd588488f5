import type { WayFault } from '../schedule.ts';
import type { Reply, Request } from './device.ts';
import type { Realm } from './realm.ts';
import { ServerDied, type FaultyServer } from './server.ts';
import type { Turns } from './turns.ts';

/** Nobody answered. */
const noAnswer = () => new TypeError('Failed to fetch');
const replyOf = (status: number, text: string, headers?: Headers): Reply => ({
  ok: status >= 200 && status < 300,
  status,
  headers: headers ?? new Headers(),
  json: () => new Promise((resolve) => resolve(JSON.parse(text) as unknown)),
});

/** The way between the devices and the server. */
export interface Way {
  send(request: Request, realm: Realm): Promise<Reply>;
  /** The next request of this device that can, or the next one with pieces, meets this fault. */
  arm(device: number, fault: WayFault, on?: 'pieces'): void;
  setOnline(device: number, online: boolean): void;
  /** A step went by: what is slow comes a little nearer. */
  step(): void;
  /** Time went by: whoever waits longer than two minutes gives up. */
  giveUp(): void;
  /** From now on nothing goes wrong; what is still on its way arrives. */
  heal(): void;
  /** The most requests of one device, of programs that live, that were under way at once. */
  mostAtOnce(): number;
  /** How often each fault befell a request with pieces. */
  onPieces(): ReadonlyMap<WayFault, number>;
}

const piecesPath = '/api/pieces';

const onlyPosts: ReadonlySet<WayFault> = new Set<WayFault>(['request-cut', 'doubled', 'late-copy', 'second-trigger']);
/** Steps after which what is slow arrives. */
const slowSteps = 2;

export function createWay(server: FaultyServer, turns: Turns, injected: (fault: WayFault) => void, triggerAll: (realm: Realm) => void): Way {
  const armed = new Map<number, { fault: WayFault; on: 'pieces' | undefined }[]>();
  const onPieces = new Map<WayFault, number>();
  const offline = new Set<number>();
  const underWay = new Map<number, Set<Realm>>();
  let slow: { left: number; arrive: () => void; giveUp: () => void }[] = [];
  let most = 0;

  const take = ({ device, method, path }: Request): WayFault | undefined => {
    const waiting = armed.get(device) ?? [];
    const withPieces = path === piecesPath;
    const at = waiting.findIndex(({ fault, on }) => (method === 'POST' || !onlyPosts.has(fault)) && (on === undefined || withPieces));
    const [found] = at < 0 ? [] : waiting.splice(at, 1);
    if (found === undefined) return undefined;
    injected(found.fault);
    if (withPieces) onPieces.set(found.fault, (onPieces.get(found.fault) ?? 0) + 1);
    return found.fault;
  };

  async function reach({ method, path, headers }: Request, body: string): Promise<Reply> {
    try {
      const { status, text, headers: back } = await turns.outside(() => server.handle(method, path, body, headers));
      return replyOf(status, text, back);
    } catch (error) {
      if (error instanceof ServerDied) throw noAnswer();
      throw error;
    }
  }
  const later = (work: () => void, left = slowSteps, giveUp: () => void = () => undefined) => void slow.push({ left, arrive: work, giveUp });

  async function meet(fault: WayFault | undefined, request: Request, realm: Realm): Promise<Reply> {
    const { body } = request;
    switch (fault) {
      case undefined:
        return reach(request, body);
      case 'portal':
        return replyOf(200, '<!doctype html><title>Welcome to free Wi-Fi</title>');
      case 'other-json':
        return replyOf(200, JSON.stringify({ status: 'ok', receipts: 'yes' }));
      case 'gateway':
        return replyOf(503, '<h1>503</h1>');
      case 'lost-before':
        throw noAnswer();
      case 'lost-after':
        await reach(request, body);
        throw noAnswer();
      case 'request-cut':
        return reach(request, body.slice(0, Math.floor(body.length / 2)));
      case 'reply-cut': {
        const reply = await reach(request, body);
        return { ...reply, json: () => Promise.reject(new SyntaxError('Unexpected end of JSON input')) };
      }
      case 'doubled':
        await reach(request, body);
        return reach(request, body);
      case 'late-copy':
        later(() => void reach(request, body).catch(() => undefined), slowSteps + 1);
        throw noAnswer();
      case 'slow':
        await new Promise<void>((resolve, reject) => {
          let open = true;
          const arrive = () => {
            if (open) turns.later(resolve);
            else void reach(request, body).catch(() => undefined);
          };
          later(arrive, slowSteps, () => {
            open = false;
            turns.later(() => reject(new DOMException('The request timed out.', 'TimeoutError')));
          });
        });
        return reach(request, body);
      case 'second-trigger':
        triggerAll(realm);
        return reach(request, body);
    }
  }

  function arrive(which: (each: { left: number }) => boolean): void {
    const due = slow.filter(which);
    slow = slow.filter((each) => !due.includes(each));
    for (const each of due) each.arrive();
  }

  return {
    async send(request, realm) {
      await new Promise<void>((resolve) => turns.later(resolve));
      if (offline.has(request.device)) throw noAnswer();
      const fault = take(request);
      if (request.path !== '/api/envelopes' && request.path !== piecesPath) return meet(fault, request, realm);
      const mine = underWay.get(request.device) ?? new Set<Realm>();
      underWay.set(request.device, mine.add(realm));
      most = Math.max(most, [...mine].filter(({ dead }) => !dead).length);
      try {
        return await meet(fault, request, realm);
      } finally {
        mine.delete(realm);
      }
    },
    arm: (device, fault, on) => void armed.set(device, [...(armed.get(device) ?? []), { fault, on }]),
    setOnline: (device, online) => void (online ? offline.delete(device) : offline.add(device)),
    step() {
      for (const each of slow) each.left -= 1;
      arrive(({ left }) => left <= 0);
    },
    giveUp() {
      for (const each of slow) each.giveUp();
    },
    heal() {
      armed.clear();
      offline.clear();
      arrive(() => true);
    },
    mostAtOnce: () => most,
    onPieces: () => onPieces,
  };
}
