import { sendPrivate } from './reply.ts';

/** A private reply that gives the browser what the sign-in library wants it to keep. */
export function sendWithCookies(content: unknown, headers: Headers | null | undefined): Response {
  const reply = sendPrivate(content);
  for (const cookie of headers?.getSetCookie() ?? []) reply.headers.append('set-cookie', cookie);
  return reply;
}

/** The headers without the cookie of a signed-in device: who signs in is nobody yet. */
export function asNobody(headers: Headers, sessionCookie: string): Headers {
  const own = new Headers(headers);
  const cookies = (headers.get('cookie') ?? '').split(/;\s*/).filter((each) => each !== '' && !each.startsWith(`${sessionCookie}=`));
  if (cookies.length === 0) own.delete('cookie');
  else own.set('cookie', cookies.join('; '));
  return own;
}
