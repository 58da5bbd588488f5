import { CardSheet } from '#server/contracts/area.ts';
import { ProblemBody } from '#server/contracts/problem.ts';
import { PullError } from './pull.ts';

/** The cards of a made-up area, to print. They are shown and never kept on the device. Rejects with `PullError`. */
export async function demoCards(area: string): Promise<CardSheet> {
  let body: unknown;
  let ok: boolean;
  try {
    const response = await fetch(`/api/areas/${encodeURIComponent(area)}/cards`, { cache: 'no-store', credentials: 'omit', redirect: 'error' });
    ok = response.ok;
    body = await response.json();
  } catch (cause) {
    throw new PullError('unreachable', { cause });
  }
  const sheet = CardSheet.safeParse(body);
  if (ok && sheet.success) return sheet.data;
  const problem = ProblemBody.safeParse(body);
  throw problem.success ? new PullError('refused', { code: problem.data.code }) : new PullError('unreachable');
}
