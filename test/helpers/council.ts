import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { endOf } from '#server/commands/run-command.ts';
import type { CouncilSignIn } from '#server/deps.ts';

/** A council's sign-in: a real OpenID Connect provider in a process of its own. */
export interface CouncilServer {
  settings: CouncilSignIn;
  /** Goes there as somebody's browser would, signs in as them, and agrees; returns the address that they are sent back to. */
  signIn: (url: string, sub: string) => Promise<string>;
  /** Goes there and stops. */
  refuse: (url: string) => Promise<string>;
  close: () => Promise<void>;
}

/** Follows one redirect after the other with the cookies that are set, until one leads away from the provider. */
function visitor(issuer: string) {
  const jar = new Map<string, string>();
  return async function visit(url: string, form?: Readonly<Record<string, string>>): Promise<{ away: string } | { page: string; url: string }> {
    let next = url;
    let body = form;
    for (let hop = 0; hop < 12; hop += 1) {
      if (!next.startsWith(issuer)) return { away: next };
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const reply = await fetch(next, { redirect: 'manual', headers: { cookie }, ...(body === undefined ? {} : { method: 'POST', body: new URLSearchParams(body) }) });
      body = undefined;
      for (const set of reply.headers.getSetCookie()) {
        const [pair = ''] = set.split(';');
        jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      }
      const location = reply.headers.get('location');
      if (location === null) return { page: await reply.text(), url: next };
      next = new URL(location, next).href;
    }
    throw new Error('It leads round and round.');
  };
}

/** Starts one that sends people back to this address. */
export async function startCouncil(returnTo: string, { id, name } = { id: 'council', name: 'Hillside Council' }): Promise<CouncilServer> {
  const clientId = 'all-heard';
  const clientSecret = 'a secret of the council';
  const child = spawn(process.execPath, [join(import.meta.dirname, 'council-process.ts'), returnTo, clientId, clientSecret], { stdio: ['ignore', 'pipe', 'ignore'] });
  const issuer = await new Promise<string>((started, failed) => {
    let said = '';
    child.once('error', failed);
    child.once('exit', () => failed(new Error(`The council's sign-in did not start: ${said}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [, address] = /^at (http:\S+)$/m.exec(said) ?? [];
      if (address !== undefined) started(address);
    });
  });

  return {
    settings: { id, name, issuer, clientId, clientSecret },
    async signIn(url, sub) {
      const visit = visitor(issuer);
      let at = await visit(url);
      while (!('away' in at)) {
        const prompt = at.page.includes('name="login"') ? { prompt: 'login', login: sub, password: 'any' } : { prompt: 'consent' };
        at = await visit(/action="([^"]+)"/.exec(at.page)?.[1] ?? at.url, prompt);
      }
      return at.away;
    },
    async refuse(url) {
      const visit = visitor(issuer);
      const at = await visit(url);
      const abort = 'page' in at ? /href="([^"]+abort)"/.exec(at.page)?.[1] : undefined;
      const left = await visit(abort ?? url);
      return 'away' in left ? left.away : '';
    },
    async close() {
      child.kill('SIGKILL');
      await endOf(child);
    },
  };
}
