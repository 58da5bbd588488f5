const hostOf = (address: string | null): string | undefined => {
  if (address === null || !URL.canParse(address)) return undefined;
  const { host } = new URL(address);
  return host;
};

/**
 * Whether a request comes from a page of this server. A browser says so itself, and no page can make it say otherwise;
 * a program that says nothing is not listened to either.
 */
export function isSameSite(headers: Headers, publicUrl: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const origin = headers.get('origin');
  const from = hostOf(origin);
  return from !== undefined && (from === headers.get('host') || origin === publicUrl);
}
