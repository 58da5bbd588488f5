import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type Configuration } from 'oidc-provider';

/**
 * `node test/helpers/council-process.ts RETURN CLIENT SECRET`: an OpenID Connect provider at which anybody signs in as
 * whoever they say they are. It tells its address, and then what its library has to say of so simple a setting.
 */
const [returnTo = '', clientId = '', clientSecret = ''] = process.argv.slice(2);

const configuration: Configuration = {
  clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [returnTo], response_types: ['code'], grant_types: ['authorization_code'] }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  // Whoever it is has an address at the council.
  findAccount: (_context, sub) => ({ accountId: sub, claims: () => Promise.resolve({ sub, email: `${sub}@council.example`, email_verified: true, name: sub }) }),
  pkce: { required: () => true },
  cookies: { keys: ['of this test alone'] },
  conformIdTokenClaims: false,
};

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const answer = new Provider(issuer, configuration).callback();
  server.on('request', (request, reply) => void answer(request, reply));
  process.stdout.write(`at ${issuer}\n`);
});
