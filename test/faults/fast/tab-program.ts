import type { AnswerValue } from '#server/contracts/response.ts';
import { dropAttachment, putAttachment, readAttachment, type ToAttach } from '#app/store/attachments.ts';
import type { Pack } from '#server/contracts/round.ts';
import { carriedFiles, takeIn } from '#app/store/carry.ts';
import { hasStore, letGo } from '#app/store/database.ts';
import { dropAllDrafts, dropDraft, type Draft } from '#app/store/drafts.ts';
import { lossHere, type Loss } from '#app/store/mark.ts';
import { envelopeState, onOutboxChange } from '#app/store/outbox.ts';
import { StoreError } from '#app/store/trouble.ts';
import { fromBase64url, sha256Hex } from '#app/sealing/bytes.ts';
import { keepKeys } from '#app/sealing/keep-card.ts';
import { dropAnswers } from '#app/surveys/drop-answers.ts';
import { finishResponse } from '#app/surveys/finish-response.ts';
import { foundDraft, type FoundDraft } from '#app/surveys/found-draft.ts';
import { blankDraft, openSession } from '#app/surveys/open-session.ts';
import { packFor } from '#app/surveys/pack-for-visit.ts';
import type { Session } from '#app/surveys/session.ts';
import { answeringHere, clearUnfinished, leaveUnfinished, markUnfinished } from '#app/surveys/unfinished.ts';
import { firstPack, pullPack } from '#app/sync/incoming.ts';
import { takeBack } from '#app/sync/take-back.ts';
import { sendNow, startSync } from '#app/sync/start.ts';

/** What the screens of a tab say to whoever looks at them. */
export type Said =
  | { kind: 'nothing-to-answer' }
  /** Somebody begins; or answers that lie on the device are shown. */
  | { kind: 'begun' }
  | { kind: 'found'; draft: Draft }
  | { kind: 'changed'; draft: Draft }
  /** The saving line says that what stands here is on the device. */
  | { kind: 'saved'; draft: Draft }
  | { kind: 'not-saved'; draft: Draft; why: string }
  | { kind: 'finished'; draft: Draft; secret: string }
  | { kind: 'not-finished'; draft: Draft; why: string }
  | { kind: 'sent'; id: string }
  | { kind: 'refused'; id: string }
  | { kind: 'put-away'; draft: Draft }
  /** Somebody asked for it; whether it is done is said next, if anybody is there to hear. */
  | { kind: 'dropping'; draft: Draft }
  | { kind: 'dropped'; draft: Draft }
  | { kind: 'not-dropped'; draft: Draft }
  | { kind: 'handing-over' }
  | { kind: 'handed-over' }
  | { kind: 'not-handed-over' }
  | { kind: 'withdrawing' }
  | { kind: 'withdrawn' }
  /** The answers are not there yet, and go when they come. */
  | { kind: 'will-be-withdrawn' }
  | { kind: 'not-withdrawn' };

const whyOf = (error: unknown): string => (error instanceof StoreError ? error.trouble : error instanceof Error ? `${error.name} ${error.message}` : String(error));

/** A tab of the app without its screens: what they do when somebody touches them, on the same store, sessions, sealing and sync. */
export function openTab(say: (said: Said) => void) {
  let session: Session | undefined;
  let pack: Pack | undefined;
  let leaving = false;
  /** What was made on this screen, as it shows it whether or not it is on the device. */
  const inHand = new Map<string, ToAttach | undefined>();
  const stop = startSync();

  /** A draft as the screen shows it. */
  const asShown = (draft: Draft): Draft =>
    [...inHand].reduce((so, [question, thing]): Draft => {
      const { [question]: _before, ...attached } = so.attached ?? {};
      const answers = so.answers.filter((answer) => answer.question !== question);
      if (thing === undefined) return { ...so, attached, answers };
      const { bytes, ...form } = thing;
      return { ...so, attached: { ...attached, [question]: { ...form, id: '', bytes: bytes.length } }, answers: [...answers, { question, voice: so.voice, value: { kind: form.kind } }] };
    }, draft);

  /** A draft that was found, with what of it can be shown: what was made and is not what it was is not there. */
  async function asFound(draft: Draft): Promise<Draft> {
    const there = await Promise.all(
      Object.entries(draft.attached ?? {}).map(async ([question, made]) => {
        try {
          const found = await readAttachment(draft, question);
          return found !== undefined && found.content.length === made.bytes ? [[question, made] as const] : [];
        } catch (error) {
          // A store that cannot be read just now says nothing of what is in it.
          return error instanceof StoreError && error.trouble === 'unreadable' ? [] : [[question, made] as const];
        }
      }),
    );
    return { ...draft, attached: Object.fromEntries(there.flat()) };
  }

  function show(opened: Session): Session {
    session = opened;
    inHand.clear();
    leaving = false;
    let told: unknown;
    opened.subscribe(() => {
      const { saving, draft } = opened.snapshot();
      if (saving === told || session !== opened) return;
      told = saving;
      if (saving.kind === 'saved') say({ kind: 'saved', draft });
      if (saving.kind === 'failed') say({ kind: 'not-saved', draft, why: whyOf(saving.error) });
    });
    return opened;
  }

  /** As `beginRound` and `AnswerRound` begin. `fresh`: where unfinished answers lie here, the person starts again instead of going on. */
  async function come(round: string, language: string, card: { batch: string; code: string } | undefined, fresh: boolean): Promise<void> {
    if (session !== undefined) return;
    const stored = await hasStore();
    let found: FoundDraft | undefined;
    try {
      pack = await (stored ? packFor({ round, language, card, pullPack }) : firstPack(round, language));
      found = stored ? await foundDraft(pack) : undefined;
    } catch {
      say({ kind: 'nothing-to-answer' });
      return;
    }
    if (found === undefined) {
      clearUnfinished();
      say({ kind: 'begun' });
      const opened = show(openSession(pack, blankDraft(pack, card)));
      if (card !== undefined) opened.retry();
      return;
    }
    const { draft } = found;
    if (fresh && (!answeringHere(round) || (card !== undefined && draft.card !== card.code))) {
      say({ kind: 'dropping', draft });
      try {
        await dropDraft(draft.id);
      } catch {
        say({ kind: 'not-dropped', draft });
        return;
      }
      clearUnfinished();
      say({ kind: 'dropped', draft });
      say({ kind: 'begun' });
      show(openSession(pack, blankDraft(pack, card)));
      return;
    }
    pack = found.pack;
    markUnfinished(round);
    const of = pack;
    say({ kind: 'found', draft: await asFound(draft) });
    show(openSession(of, draft));
  }

  function change(act: (session: Session) => void): void {
    if (session === undefined || leaving) return;
    act(session);
    say({ kind: 'changed', draft: asShown(session.snapshot().draft) });
  }

  async function send(): Promise<void> {
    if (session === undefined || pack === undefined || leaving) return;
    const [of, questions] = [session, pack];
    leaving = true;
    try {
      await of.settled();
    } catch {
      leaving = false;
      return;
    }
    const { draft } = of.snapshot();
    try {
      const { envelope, secret } = await finishResponse(draft, questions);
      clearUnfinished();
      session = undefined;
      say({ kind: 'finished', draft, secret });
      let told: unknown;
      const look = async () => {
        const state = await envelopeState(envelope);
        if (state === told) return;
        told = state;
        if (state === 'sent' || state === 'refused') say({ kind: state, id: envelope });
      };
      const again = () => {
        look().catch(() => undefined);
      };
      onOutboxChange(again);
      again();
    } catch (error) {
      leaving = false;
      say({ kind: 'not-finished', draft, why: whyOf(error) });
    }
  }

  async function leave(kept: boolean): Promise<void> {
    if (session === undefined || leaving) return;
    const of = session;
    leaving = true;
    try {
      if (kept) {
        await of.stillThere();
        letGo(of.snapshot().draft.id);
        leaveUnfinished();
      } else {
        await of.settled().catch(() => undefined);
        const { draft } = of.snapshot();
        say({ kind: 'dropping', draft });
        await dropAnswers(draft);
        clearUnfinished();
      }
      session = undefined;
      say({ kind: kept ? 'put-away' : 'dropped', draft: of.snapshot().draft });
    } catch {
      leaving = false;
      if (!kept) say({ kind: 'not-dropped', draft: of.snapshot().draft });
      of.retry();
    }
  }

  return {
    come,
    answer: (question: string, value: AnswerValue) => change((of) => of.answer(question, value)),
    write: (question: string, text: string) => change((of) => of.write(question, text)),
    make(question: string, thing: ToAttach): void {
      change((of) => {
        inHand.set(question, thing);
        of.attach(question, (draft) => putAttachment(draft, question, thing));
      });
    },
    unmake(question: string): void {
      change((of) => {
        inHand.set(question, undefined);
        of.attach(question, (draft) => dropAttachment(draft, question));
      });
    },
    next: () => change((of) => void of.next()),
    back: () => change((of) => of.back()),
    retry: () => change((of) => of.retry()),
    send,
    leave,
    async handOver(): Promise<void> {
      // What is being saved while the tablet is handed on would else come back.
      await session?.settled().catch(() => undefined);
      session = undefined;
      say({ kind: 'handing-over' });
      try {
        await dropAllDrafts();
        clearUnfinished();
        say({ kind: 'handed-over' });
      } catch {
        say({ kind: 'not-handed-over' });
      }
    },
    async withdraw(secret: string): Promise<void> {
      const { withdrawal } = await keepKeys(secret);
      say({ kind: 'withdrawing' });
      // As `read-card.ts` does: whatever goes wrong is said.
      const outcome = await takeBack(withdrawal, await sha256Hex(fromBase64url(withdrawal))).catch(() => 'failed' as const);
      say({ kind: outcome === 'withdrawn' ? 'withdrawn' : outcome === 'waiting' ? 'will-be-withdrawn' : 'not-withdrawn' });
    },
    sync: async (): Promise<void> => {
      await sendNow().catch(() => undefined);
    },
    /** The files in which what waits here is carried to another device. */
    carryOut: async (): Promise<string[]> => Promise.all((await carriedFiles('all', '2026-10-05')).map(({ content }) => content.text())),
    carryIn: async (text: string): Promise<void> => void (await takeIn(new Blob([text]))),
    /** What is said of a store that was cleared. */
    loss: (): Promise<Loss | undefined> => lossHere(),
    /** Whether somebody answers here, and something of it is on the device. */
    isHolding: () => session !== undefined && session.snapshot().draft.revision > 0 && !leaving,
    settled: (): Promise<void> => session?.settled() ?? Promise.resolve(),
    isBusy: () => session !== undefined,
    stop,
  };
}
export type Tab = ReturnType<typeof openTab>;
