import * as z from 'zod/mini';
import { entryBounds } from '#server/contracts/entry-bounds.ts';
import type { ProblemBody } from '#server/contracts/problem.ts';
import type { EntryContent, NewEntry, SessionsSeen } from '#server/contracts/session-entry.ts';
import type { SessionsApi } from '#app/api/sessions.ts';
import { StoreError } from '#app/store/trouble.ts';
import type { addWay, changeWork, forgetWork, keepWork, OpenWork, openWork, Ways, workHere } from '#app/store/staff-work.ts';
import type { Secret } from '#app/store/work-locks.ts';
import { afterReceipts, waiting, withEntry, withKnown, without, withoutRefused, Work } from './work.ts';

/** What the device keeps locked: the work of each area that was opened here. */
const Kept = z.object({ format: z.literal(1), areas: z.array(Work) });
type Kept = z.infer<typeof Kept>;

/** How it stands with the server: being asked, asked, or why not. */
export type News = 'asking' | 'fresh' | 'offline' | ProblemBody;

export type PlannerState =
  | { kind: 'looking' }
  /** Work is kept here, locked. `until`: no PIN is tried before (0: at once). `said`: what became of the last PIN or passkey. */
  | { kind: 'locked'; ways: Ways; until: number; said: 'nothing' | 'wrong-pin' | 'wrong-passkey' | 'resting' }
  /** Nothing is kept here, and nothing came. */
  | { kind: 'away'; problem: ProblemBody | 'offline' }
  /** `kept`: what opens it on this device; `undefined` where it is not kept there. */
  | { kind: 'there'; work: Work; news: News; kept: Ways | undefined };

/** The device's part (`app/store/staff-work.ts`). */
export interface Box {
  workHere: typeof workHere;
  keepWork: typeof keepWork;
  openWork: typeof openWork;
  addWay: typeof addWay;
  changeWork: typeof changeWork;
  forgetWork: typeof forgetWork;
}

interface Parts {
  area: string;
  api: SessionsApi;
  box: Box;
  /** Milliseconds, this device's clock. */
  now: () => number;
  newId: () => string;
}

/** Where something was put that somebody said: on the server, on this device, locked, or nowhere, and why. */
export type Said = 'sent' | 'here' | { problem: ProblemBody | 'offline' };

/**
 * A coordinator's planner: what is known of the sessions of an area, and what is said of them. Where it is not kept
 * on the device it is as the server has it, and what is said is sent at once or not taken at all. Else it is on the device
 * first, sealed, and is sent when there is a network.
 */
export function createPlanner({ area, api, box, now, newId }: Parts) {
  let state: PlannerState = { kind: 'looking' };
  let open: OpenWork | undefined;
  let sending: Promise<void> | undefined;
  /** What was said and may have arrived although nobody heard: said again, it is the same. */
  let unheard: NewEntry | undefined;
  const listeners = new Set<() => void>();
  const set = (next: PlannerState) => {
    state = next;
    listeners.forEach((listener) => {
      listener();
    });
  };

  const ofArea = (content: unknown): { kept: Kept; work: Work | undefined } => {
    const kept = Kept.parse(content);
    return { kept, work: kept.areas.find((each) => each.area === area) };
  };

  /**
   * Changes the work: on the device first where it is kept there, since another tab may have changed it too.
   * @returns whether it is on the device. Where it was deleted or kept anew meanwhile, it is kept no more.
   */
  async function change(step: (work: Work) => Work): Promise<boolean> {
    if (state.kind !== 'there') return false;
    let work = step(state.work);
    let kept = open !== undefined;
    if (open !== undefined) {
      try {
        await box.changeWork(open, (content) => {
          const { kept: all, work: here } = ofArea(content);
          if (here !== undefined) work = step(here);
          return { format: 1, areas: [...all.areas.filter((each) => each.area !== area), work] } satisfies Kept;
        });
      } catch (fault) {
        if (!(fault instanceof StoreError)) throw fault;
        kept = false;
        if (fault.trouble === 'gone') open = undefined;
      }
    }
    set({ ...state, work, kept: open === undefined ? undefined : state.kept });
    return kept;
  }
  const tell = (news: News) => {
    if (state.kind === 'there') set({ ...state, news });
  };
  const restUntil = ({ until }: { until: number }): number => (until > now() ? until : 0);
  type Here = Awaited<ReturnType<typeof workHere>>;
  type Locked = Extract<PlannerState, { kind: 'locked' }>;
  const lockedBy = (here: NonNullable<Here>, said: Locked['said'] = 'nothing'): Locked => ({ kind: 'locked', ways: here.ways, until: restUntil(here), said });

  /** Sends what waits, and asks what is new. What the server took is let go of only once it is seen there. */
  async function exchange(): Promise<void> {
    if (state.kind !== 'there') return;
    tell('asking');
    const toSend = waiting(state.work).slice(0, entryBounds.perBatch);
    const sent = toSend.length === 0 ? undefined : await api.send(area, toSend);
    if (sent?.kind === 'problem') return tell(sent.problem);
    const found = await api.list(area);
    if (found.kind === 'problem') return tell(found.problem);
    await change((work) => withKnown(sent === undefined ? work : afterReceipts(work, sent.value), found.value));
    tell('fresh');
    if (state.kind === 'there' && toSend.length > 0 && waiting(state.work).length > 0) await exchange();
  }

  /** One exchange at a time; who asks meanwhile gets another one after it. */
  function refresh(): Promise<void> {
    const next = (sending ?? Promise.resolve()).then(exchange);
    const done = next.finally(() => {
      if (sending === done) sending = undefined;
    });
    sending = done;
    return done;
  }

  async function fromServer(): Promise<void> {
    const found = await api.list(area);
    set(found.kind === 'ok' ? { kind: 'there', work: firstWork(found.value), news: 'fresh', kept: undefined } : { kind: 'away', problem: found.problem });
  }
  const firstWork = (known: SessionsSeen): Work => ({ format: 1, area, known, unsent: [] });

  return {
    state: () => state,
    /** @returns how to stop. */
    onChange(listener: () => void): () => void {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },

    /** Looks what is here; asks for what opens it, or asks the server. */
    async start(): Promise<void> {
      const here = await box.workHere();
      if (here === undefined) await fromServer();
      else set(lockedBy(here));
    },

    async unlock(secret: Secret): Promise<void> {
      const opened = await box.openWork(secret, now());
      const here = await box.workHere();
      if (opened.kind === 'none' || here === undefined) return fromServer();
      if (opened.kind !== 'open') return set(lockedBy(here, opened.kind === 'wrong' ? `wrong-${secret.kind}` : 'resting'));
      const kept = here.ways;
      const { work } = ofArea(opened.content);
      if (work === undefined) {
        // Another area's work is kept here: this one comes beside it.
        const found = await api.list(area);
        if (found.kind === 'problem') return set({ kind: 'away', problem: found.problem });
        open = opened.work;
        set({ kind: 'there', work: firstWork(found.value), news: 'fresh', kept });
        await change((each) => each);
        return;
      }
      open = opened.work;
      set({ kind: 'there', work, news: 'asking', kept });
      return refresh();
    },

    /** Forgets the key and what is in memory; what is kept stays sealed. */
    async lock(): Promise<void> {
      if (open === undefined) return;
      open = undefined;
      const here = await box.workHere();
      set(here === undefined ? { kind: 'looking' } : lockedBy(here));
    },

    /** From now on the work is kept on this device too. */
    async keep(secret: Secret): Promise<void> {
      if (state.kind !== 'there') return;
      open = await box.keepWork(secret, { format: 1, areas: [state.work] } satisfies Kept);
      set({ ...state, kept: (await box.workHere())?.ways });
    },

    /**
     * Lets another PIN or passkey open what is kept here.
     * @param have what opens it now.
     * @param more is asked for only where that fits.
     */
    async addWay(have: Secret, more: () => Promise<Secret>): Promise<'added' | 'wrong' | 'resting' | 'none'> {
      const { kind: fits } = await box.openWork(have, now());
      const { kind } = fits === 'open' ? await box.addWay(have, await more(), now()) : { kind: fits };
      if (kind === 'none') open = undefined;
      const here = await box.workHere();
      if (state.kind === 'there') set({ ...state, kept: here?.ways });
      return kind;
    },

    /** Deletes what is kept on this device, sent or not. */
    async forget(): Promise<void> {
      await box.forgetWork();
      open = undefined;
      set({ kind: 'looking' });
      await fromServer();
    },

    refresh,

    /** Lets go of what the server refused. */
    async dropRefused(): Promise<void> {
      await change(withoutRefused);
    },

    /**
     * Says something of a session.
     * @param replaces what it stands in place of.
     */
    async say(session: string, content: EntryContent, replaces: readonly string[] = []): Promise<Said> {
      if (state.kind !== 'there') return { problem: 'offline' };
      const same = unheard !== undefined && JSON.stringify([unheard.session, unheard.content, unheard.replaces]) === JSON.stringify([session, content, replaces]);
      const entry: NewEntry = same && unheard !== undefined ? unheard : { id: newId(), session, content, replaces: [...replaces] };
      if (open !== undefined && (await change((work) => withEntry(work, entry)))) {
        void refresh();
        return 'here';
      }
      // Not on the device: then it is said to the server, or not taken at all.
      await change((work) => without(work, entry.id));
      const sent = await api.send(area, [entry]);
      unheard = sent.kind === 'problem' ? entry : undefined;
      if (sent.kind === 'problem') return { problem: sent.problem };
      const [receipt] = sent.value.receipts;
      if (receipt?.outcome === 'refused') return { problem: receipt.problem ?? { code: 'server-fault', params: {} } };
      await refresh();
      return 'sent';
    },
  };
}
export type Planner = ReturnType<typeof createPlanner>;
