import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import type { Dice, FaultKind, ServerFault, WayFault } from '../schedule.ts';
import { answer, fileOf, forward, type Asked, type Reply } from './forward.ts';
import type { Place } from './place.ts';

/** What befalls one request: on its way, or at the server just then. */
export type Befalling = WayFault | Exclude<ServerFault, 'killed' | 'commit-unknown'>;

/** The way between one device and the server: a proxy on a port of its own, which is the site's address for this device. */
export interface Way {
  url: string;
  /** Begins anew for a schedule: with its numbers, and with who is told of what befalls. */
  begin(settings: Told): void;
  /** The next request of the API that can meets this. */
  arm(befalling: Befalling): void;
  setOnline(online: boolean): void;
  /** A new build: its service worker differs in a comment and in what it says of itself. */
  deploy(): void;
  /** Nothing goes wrong any more. Resolves when all that was under way has arrived. */
  heal(): Promise<void>;
  mostAtOnce(): number;
  /**
   * The browser cleared the site's storage, and with it the locks: a tab that opens now is given those that older tabs hold
   * (Chromium 156). From here on two may send at once; that nothing comes of it twice is judged all the same.
   */
  loseLocks(): void;
  close(): Promise<void>;
}

const onlyPosts: ReadonlySet<Befalling> = new Set<Befalling>(['request-cut', 'doubled', 'late-copy', 'second-trigger', 'locked', 'disk-full', 'killed-before-commit', 'killed-after-commit']);

/** What the worker of an edition has in addition. @param early makes it take over at once, which the product never may. */
const addition = (edition: number, early: boolean): string =>
  `\n/* edition ${edition} */self.addEventListener("message",(e)=>{if(e.data==="which-edition")e.ports[0].postMessage(${edition})});${early ? 'self.addEventListener("install",()=>self.skipWaiting());' : ''}`;

/** What a schedule has to do with the way of a device. */
export interface Told {
  dice: Dice;
  injected(kind: FaultKind): void;
  /** Something else on the device begins to send at this moment. */
  secondTrigger(): Promise<void>;
}

interface Settings {
  place: Place;
  /** Workers take over as soon as they are there: for showing that this is noticed. */
  workersTakeOverEarly: boolean;
}

/** Opens the way of one device. It stays open from schedule to schedule, and with it the address of the site. */
export async function openWay({ place, workersTakeOverEarly }: Settings): Promise<Way> {
  let told: Told | undefined;
  const armed: Befalling[] = [];
  const later = new Set<Promise<unknown>>();
  const posts = new Set<{ request: IncomingMessage; overlapped: boolean }>();
  let online = true;
  let edition = 1;
  let most = 1;
  let locksHold = true;

  const aside = (work: Promise<unknown>) => {
    const done = work.catch(() => undefined).finally(() => later.delete(done));
    later.add(done);
  };
  const take = ({ method, path }: Asked): Befalling | undefined => {
    if (!path.startsWith('/api/')) return undefined;
    const at = armed.findIndex((each) => method === 'POST' || !onlyPosts.has(each));
    const [found] = at < 0 ? [] : armed.splice(at, 1);
    if (found !== undefined) told?.injected(found);
    return found;
  };
  const below = (most: number): number => told?.dice.below(most) ?? 0;
  const plain = (status: number, type: string, text: string): Reply => ({ status, headers: { 'content-type': type }, body: Buffer.from(text) });

  async function worker(asked: Asked): Promise<Reply> {
    const { 'accept-encoding': _packed, 'if-none-match': _known, ...headers } = asked.headers;
    const reply = await forward(place.port, { ...asked, headers });
    const { etag: _tag, ...others } = reply.headers;
    return reply.status === 200 ? { ...reply, headers: others, body: Buffer.concat([reply.body, Buffer.from(addition(edition, workersTakeOverEarly))]) } : reply;
  }

  /** The reply, or `undefined` where the connection breaks. */
  async function meet(befalling: Befalling | undefined, asked: Asked): Promise<{ reply: Reply; cut?: number } | undefined> {
    const reach = () => forward(place.port, asked);
    switch (befalling) {
      case undefined:
        return { reply: asked.path === '/worker.js' ? await worker(asked) : asked.path.startsWith('/assets/') ? await fileOf(place.port, asked) : await reach() };
      case 'portal':
        return { reply: plain(200, 'text/html', '<!doctype html><title>Welcome to free Wi-Fi</title><h1>Sign in</h1>') };
      case 'other-json':
        return { reply: plain(200, 'application/json', JSON.stringify({ status: 'ok', receipts: 'yes' })) };
      case 'gateway':
        return { reply: plain(502, 'text/html', '<h1>502 Bad Gateway</h1>') };
      case 'lost-before':
        return undefined;
      case 'lost-after':
        await reach();
        return undefined;
      case 'request-cut':
        await forward(place.port, asked, Math.floor(asked.body.length / 2));
        return undefined;
      case 'reply-cut': {
        const reply = await reach();
        return { reply, cut: Math.floor(reply.body.length / 2) };
      }
      case 'doubled': {
        const [reply] = await Promise.all([reach(), reach()]);
        return { reply };
      }
      case 'late-copy':
        aside(wait(200 + below(1_500)).then(reach));
        return undefined;
      case 'slow':
        await wait(400 + below(1_200));
        return { reply: await reach() };
      case 'second-trigger':
        aside(told?.secondTrigger() ?? Promise.resolve());
        await wait(150);
        return { reply: await reach() };
      case 'locked': {
        const release = await place.lock();
        aside(wait(200 + below(800)).then(release));
        return { reply: await reach() };
      }
      case 'disk-full': {
        const release = await place.fill();
        try {
          return { reply: await reach() };
        } finally {
          await release();
        }
      }
      case 'killed-before-commit': {
        let cutOff: Promise<unknown> = Promise.resolve();
        await place.killWhileLocked(async () => {
          cutOff = reach().catch(() => undefined);
          await wait(120);
        });
        await cutOff;
        return undefined;
      }
      case 'killed-after-commit':
        await reach();
        await place.kill();
        return undefined;
    }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked: Asked = { method: request.method ?? 'GET', path: request.url ?? '/', headers: request.headers, body: await buffer(request) };
    if (!online) throw new Error('no network');
    const sending = asked.method === 'POST' && asked.path === '/api/envelopes' ? { request, overlapped: false } : undefined;
    if (sending !== undefined) {
      for (const other of posts) other.overlapped = true;
      posts.add(sending);
    }
    try {
      const met = await meet(take(asked), asked);
      // Of a tab that was killed it is heard late that it is gone: only who still waited for an answer sent two at once.
      if (locksHold && sending?.overlapped === true && !request.socket.destroyed) most = 2;
      if (met === undefined) throw new Error('lost');
      answer(response, met.reply, met.cut);
    } finally {
      if (sending !== undefined) posts.delete(sending);
    }
  }

  const server = createServer((request, response) => {
    aside(handle(request, response).catch(() => request.socket.resetAndDestroy()));
  });
  server.keepAliveTimeout = 1;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    begin(settings) {
      told = settings;
      armed.length = 0;
      online = true;
      most = 1;
      locksHold = true;
    },
    arm: (befalling) => void armed.push(befalling),
    setOnline: (now) => void (online = now),
    deploy() {
      edition += 1;
    },
    async heal() {
      armed.length = 0;
      online = true;
      while (later.size > 0) await Promise.all(later);
    },
    mostAtOnce: () => most,
    loseLocks() {
      locksHold = false;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
