import { expect, it } from 'vitest';
import { InviteFound } from '#server/contracts/staff.ts';
import { engines } from '#test/helpers/make-app.ts';
import { postgresUrl } from '#test/helpers/postgres.ts';
import { prepareServer } from '#test/helpers/server-process.ts';

const links = (said: string): string[] => [...said.matchAll(/\/staff\/invite#([\w-]+)/g)].map(([, secret = '']) => secret);

it.each(engines)('the link for the first administrator is said at the first start, once, and opens, on %s', { timeout: 120_000 }, async (engine) => {
  const server = await prepareServer(engine === 'postgres' ? { databaseUrl: await postgresUrl() } : {});
  const look = (secret: string | undefined) => fetch(`${server.url}/api/staff/invite`, { method: 'POST', headers: { 'content-type': 'application/json', origin: server.url }, body: JSON.stringify({ secret }) });
  try {
    await server.start();
    await expect.poll(() => links(server.said())).toHaveLength(1);
    const [secret] = links(server.said());
    expect(InviteFound.parse(await (await look(secret)).json())).toMatchObject({ kind: 'role', role: 'administrator', madeFor: '' });
    await server.stop();

    await server.start();
    await expect.poll(() => server.said()).toContain('A link for the first one was said before, and waits');
    expect(links(server.said())).toEqual([]);
    expect((await look(secret)).status, 'it still opens').toBe(200);
    const [anew] = links(await server.run('server/commands/invite.ts', '--area', 'riverside'));
    expect((await look(secret)).status, 'a new one takes it back').toBe(404);
    expect((await look(anew)).status).toBe(200);
  } finally {
    await server.remove();
  }
});
