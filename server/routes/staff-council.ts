import { councilReturn } from '#server/access/auth.ts';
import { refusalOf } from '#server/access/refusals.ts';
import { screens } from '#server/contracts/screens.ts';
import { type CouncilPlace, type Councils } from '#server/contracts/staff.ts';
import { CouncilStart } from '#server/contracts/staff-asks.ts';
import type { Context } from 'hono';
import { onlyCouncil } from '#server/access/council-settings.ts';
import type { CouncilSignIn } from '#server/deps.ts';
import { Problem } from '#server/problems.ts';
import { councilAccount } from '#server/queries/staff-councils.ts';
import type { ApiRoute } from './api-route.ts';
import { fromOurPages, guarded, type StaffRoute } from './guard.ts';
import { bodyProblems, readBody } from './read-body.ts';
import { sendPrivate } from './reply.ts';
import type { StaffDeps } from './staff-deps.ts';
import { finishWayIn, useOpened } from './staff-finish.ts';
import { asNobody, sendWithCookies } from './staff-reply.ts';

/** Where people come back to, in their language; `from=council` has the page finish what was begun there. */
const back = (screen: string, language: string | undefined, why: string): string => `${screen}?${language === undefined ? '' : `lang=${language}&`}${why}`;

/** What the library is told of somebody who leaves for a council: which one, and where they come back to. */
const leaving = ({ id, issuer }: CouncilSignIn, to: string, orTo: string) => ({ provider: councilAccount(issuer), disableRedirect: true, callbackURL: to, errorCallbackURL: orTo, additionalData: { council: id } });

/**
 * Councils' own sign-ins (OpenID Connect). Each lets in who joined it to their name here, while signed in by an invite or
 * in another way: never who only has the same address. Its second factor is the council's business.
 */
export function councilRoutes(deps: StaffDeps): ApiRoute[] {
  const { auth, audit, log, staff: { councils } } = deps;

  /** @throws {Problem} where there is no such council. */
  function councilNamed(id: string): CouncilSignIn {
    const found = councils.find((each) => each.id === id);
    if (found === undefined) throw new Problem('not-found');
    return found;
  }

  /** @throws {Problem} where the council's sign-in cannot be reached. */
  async function leave(work: Promise<{ response: { url?: string | undefined }; headers: Headers }>): Promise<Response> {
    const { response, headers } = await work.catch((fault: unknown) => {
      if (refusalOf(fault) === undefined) throw fault;
      throw new Problem('council-away');
    });
    return sendWithCookies({ url: response.url ?? '' } satisfies CouncilPlace, headers);
  }

  /** Who comes back goes on to a page, signed in if they went to this council from this browser and joined it before. */
  async function comeBack({ req }: Context): Promise<Response> {
    const { headers } = req.raw;
    const { issuer } = councilNamed(req.param('council') ?? onlyCouncil);
    const done = await auth.api.callbackOAuth({ method: 'GET', params: { id: councilAccount(issuer) }, query: req.query(), headers, asResponse: true });
    const place = done.headers.get('location') ?? '';
    const leads = new Headers({ location: place.startsWith('/') ? place : back(screens.signIn, undefined, 'council=no'), 'cache-control': 'no-store' });
    for (const cookie of done.headers.getSetCookie()) leads.append('set-cookie', cookie);
    const who = await signedInBy(done.headers);
    if (who !== undefined) {
      await useOpened(deps, who);
      await audit.of(who, 'staff-signed-in', 'council');
    } else if (!place.includes('from=council')) {
      // Of whom is not known: only that the council's answer was of no use here.
      log.info('council-sign-in-refused');
    }
    return new Response(null, { status: 302, headers: leads });
  }

  const open: ApiRoute[] = [
    {
      method: 'get',
      path: '/api/staff/councils',
      summary: 'With which councils’ own sign-ins staff can sign in, and what they are called',
      reply: 'Councils',
      problems: [],
      handle: () => sendPrivate({ councils: councils.map(({ id, name }) => ({ id, name })) } satisfies Councils),
    },
    fromOurPages(deps, {
      method: 'post',
      path: '/api/staff/council/start',
      summary: 'Where to go to sign in with a council',
      request: 'CouncilStart',
      reply: 'CouncilPlace',
      problems: [...bodyProblems, 'not-found', 'council-away'],
      async handle(context) {
        const { council, language } = await readBody(context, CouncilStart);
        const headers = asNobody(context.req.raw.headers, (await auth.$context).authCookies.sessionToken.name);
        const body = leaving(councilNamed(council), back(screens.staff, language, 'from=sign-in'), back(screens.signIn, language, 'council=no'));
        return leave(auth.api.signInSocial({ body, headers, returnHeaders: true }));
      },
    }),
    {
      method: 'get',
      path: councilReturn,
      summary: 'Where a server’s only council sends people back to; leads on to a page',
      problems: ['not-found'],
      handle: comeBack,
    },
    {
      method: 'get',
      path: `${councilReturn}/:council`,
      summary: 'Where one of several councils sends people back to; leads on to a page',
      problems: ['not-found'],
      handle: comeBack,
    },
  ];

  /** Whom these cookies sign in. */
  async function signedInBy(headers: Headers): Promise<string | undefined> {
    const cookie = headers.getSetCookie().map((each) => each.split(';')[0] ?? '').join('; ');
    return cookie === '' ? undefined : (await auth.api.getSession({ headers: new Headers({ cookie }) }))?.user.id;
  }

  const own: StaffRoute[] = [
    {
      method: 'post',
      path: '/api/staff/set-up/council',
      summary: 'Where to go to join a council’s sign-in to one’s name here',
      request: 'CouncilStart',
      reply: 'CouncilPlace',
      problems: [...bodyProblems, 'not-found', 'council-away'],
      fresh: true,
      async handle(context) {
        const { council, language } = await readBody(context, CouncilStart);
        const body = leaving(councilNamed(council), back(screens.staff, language, 'from=council'), back(screens.staff, language, 'council=no'));
        return leave(auth.api.linkSocialAccount({ body, headers: context.req.raw.headers, returnHeaders: true }));
      },
    },
    {
      method: 'post',
      path: '/api/staff/set-up/council/done',
      summary: 'Back from joining the council’s sign-in: from now on it signs in',
      reply: 'Done',
      problems: [],
      async handle(context, { staff }) {
        const headers = staff.councils.length > 0 ? await finishWayIn(deps, staff, 'council', context.req.raw.headers) : undefined;
        return sendWithCookies({ done: true }, headers);
      },
    },
  ];
  return [...open, ...own.map((route) => guarded(deps, route))];
}
