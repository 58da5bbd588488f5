import type { AnswerValue, Voice } from '#server/contracts/response.ts';
import type { Pack } from '#server/contracts/round.ts';
import type { AssentChoice } from '#server/contracts/text-keys.ts';
import { pageId, valuesOf, walk, type ShownPage } from '#server/contracts/walk.ts';
import type { Draft } from '#app/store/drafts.ts';

/**
 * One person answering one round on this device: the draft as it stands, and what they may do with it.
 * It knows nothing of screens. Every change is handed to `save`, one after another; what could not be
 * saved is told, never hidden.
 */
export type Saving = { kind: 'nothing-yet' } | { kind: 'saving' } | { kind: 'saved' } | { kind: 'failed'; error: unknown };

export interface Snapshot {
  draft: Draft;
  pages: readonly ShownPage[];
  /** Where the person is in `pages`. */
  at: number;
  saving: Saving;
  assent: AssentChoice | undefined;
  /** The page "check" sent the person here to change an answer, and the next step leads back to it. */
  changing: boolean;
}

export interface Session {
  snapshot(): Snapshot;
  subscribe(listener: () => void): () => void;
  answer(question: string, value: AnswerValue): void;
  /** Takes an answer back, as if the question had not been met. */
  clear(question: string): void;
  /** Sets the words of a question; empty text takes them back. */
  write(question: string, text: string): void;
  /**
   * Makes something for a question: `write` saves the draft with what was made, or without what is taken away, and is asked again with
   * each later save until it has. What it saved of this question is then said of it.
   */
  attach(question: string, write: (draft: Draft) => Promise<Draft>): void;
  /** Says "not sure" or "skip" of what is not answered on this page; where all is answered, of all of it. */
  setAside(kind: 'not-sure' | 'skipped'): void;
  assent(choice: AssentChoice): void;
  /** The voice of the answers from now on. Those given before keep theirs. */
  withVoice(voice: Voice): void;
  /** One page on. Returns false where the page must be answered first. */
  next(): boolean;
  back(): void;
  /** To a page by id, as the browser's Back does. One that is not shown, or lies beyond a choice that must come first, is left alone. */
  goTo(page: string): void;
  change(question: string): void;
  /** The keep card that the person brought, whose secret this is; `undefined` takes it away again. */
  withCard(keepSecret: string | undefined): void;
  /** Saves once more, after a save that failed. */
  retry(): void;
  /** Resolves when all that was said is on disk; rejects if the last save failed. */
  settled(): Promise<void>;
  /** As `settled`, and saves once more first: what was on disk may have been cleared, or ended in another tab, since it was written. */
  stillThere(): Promise<void>;
}

/** Whether a page, this one or another, cannot be passed without a choice: who agreed, and whose voice it is, must be known. */
export function mustChoose(snapshot: Snapshot, at = snapshot.at): boolean {
  const shown = snapshot.pages[at];
  if (shown?.page.kind === 'assent') return snapshot.assent !== 'yes' && !snapshot.draft.assented;
  if (shown?.page.kind === 'with-me') return !snapshot.draft.voiceChosen;
  return false;
}

export function createSession(pack: Pack, draft: Draft, save: (draft: Draft) => Promise<Draft>): Session {
  const listeners = new Set<() => void>();
  const pagesOf = (of: Draft) => walk(pack.survey, pack.round, of.circumstances, valuesOf(of.answers)).pages;
  const order = pack.survey.pages.map(pageId);
  /** Where a page is; of one that is not asked any more, the last one before it. */
  const place = (pages: readonly ShownPage[], page: string) => Math.max(0, pages.findLastIndex((shown) => order.indexOf(pageId(shown.page)) <= order.indexOf(page)));

  const firstPages = pagesOf(draft);
  let current: Snapshot = {
    draft,
    pages: firstPages,
    at: place(firstPages, draft.page),
    saving: { kind: 'nothing-yet' },
    assent: draft.assented ? 'yes' : undefined,
    changing: false,
  };
  let queue: Promise<void> = Promise.resolve();
  let revision = draft.revision;
  let unsaved = 0;
  /** What was made and is not on disk yet, by question. */
  const making = new Map<string, (draft: Draft) => Promise<Draft>>();

  const show = (change: Partial<Snapshot>) => {
    current = { ...current, ...change };
    for (const listener of listeners) listener();
  };

  const keep = (next: Draft) => {
    const pages = pagesOf(next);
    unsaved += 1;
    const at = place(pages, next.page);
    const shown = pages[at];
    show({ draft: shown === undefined ? next : { ...next, page: pageId(shown.page) }, pages, at, saving: { kind: 'saving' } });
    queue = queue
      .catch(() => undefined)
      .then(async () => {
        try {
          // Only the newest is worth writing: it holds all that came before.
          if (unsaved > 1) return;
          const write = async (by: typeof save) => {
            const saved = await by({ ...current.draft, revision });
            revision = saved.revision;
            current = { ...current, draft: { ...current.draft, id: saved.id, revision } };
            return saved;
          };
          // What is made is written beside a draft that is there.
          if (making.size === 0 || revision === 0) await write(save);
          for (const [question, by] of making) {
            const { answers, attached = {} } = await write(by);
            const { draft } = current;
            // Set aside meanwhile: then that is the answer.
            const said = making.has(question) ? withAnswer(draft, question, answers.find((answer) => answer.question === question)?.value) : draft;
            current = { ...current, draft: { ...said, attached } };
            // Made anew meanwhile: that one is still to be written.
            if (making.get(question) === by) making.delete(question);
          }
          if (unsaved === 1) show({ saving: { kind: 'saved' } });
        } catch (error) {
          show({ saving: { kind: 'failed', error } });
          throw error;
        } finally {
          unsaved -= 1;
        }
      });
    queue.catch(() => undefined);
  };

  const withAnswer = (of: Draft, question: string, value: AnswerValue | undefined): Draft => ({
    ...of,
    answers: [
      ...of.answers.filter((answer) => answer.question !== question),
      ...(value === undefined ? [] : [{ question, voice: of.voice, value }]),
    ],
  });

  const move = (to: number, changing: boolean) => {
    const shown = current.pages[to];
    if (shown === undefined) return;
    current = { ...current, changing };
    keep({ ...current.draft, page: pageId(shown.page) });
  };

  const answer = (question: string, value: AnswerValue) => keep(withAnswer(current.draft, question, value));
  const write = (question: string, text: string) => {
    const { [question]: _before, ...others } = current.draft.words;
    const words = text.trim() === '' ? others : { ...others, [question]: { text, language: pack.bundle.language } };
    const given = text.trim() === '' ? undefined : ({ kind: 'words' } as const);
    keep({ ...withAnswer(current.draft, question, given), words });
  };

  return {
    snapshot: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    answer,
    clear: (question) => keep(withAnswer(current.draft, question, undefined)),
    write,
    attach(question, by) {
      making.set(question, by);
      keep(current.draft);
    },
    setAside(kind) {
      const asked = current.pages[current.at]?.questions ?? [];
      const open = asked.filter(({ question }) => !current.draft.answers.some((given) => given.question === question.id));
      for (const { question } of open.length > 0 ? open : asked) {
        making.delete(question.id);
        if (question.kind === 'words') write(question.id, '');
        else answer(question.id, { kind });
      }
    },
    assent(choice) {
      current = { ...current, assent: choice };
      keep({ ...current.draft, assented: choice === 'yes' });
    },
    withVoice: (voice) => keep({ ...current.draft, voice, voiceChosen: true }),
    next() {
      if (mustChoose(current)) return false;
      const checkAt = current.pages.findIndex((shown) => shown.page.kind === 'check');
      const to = current.changing && checkAt > current.at ? checkAt : current.at + 1;
      if (current.pages[to]?.page.kind === 'saved') return false;
      move(to, false);
      return true;
    },
    back() {
      if (current.at > 0) move(current.at - 1, current.changing);
    },
    goTo(page) {
      const to = current.pages.findIndex((shown) => pageId(shown.page) === page);
      // The browser's history outlives a person: it may hold pages of whoever answered here before.
      if (current.pages.some((_, at) => at < to && mustChoose(current, at))) return;
      if (to >= 0 && to !== current.at && current.pages[to]?.page.kind !== 'saved') move(to, current.changing);
    },
    change(question) {
      const to = current.pages.findIndex((shown) => shown.questions.some((asked) => asked.question.id === question));
      if (to >= 0) move(to, true);
    },
    withCard: (keepSecret) => keep({ ...current.draft, keepSecret }),
    retry: () => keep(current.draft),
    settled: async () => {
      await queue;
    },
    stillThere: async () => {
      if (revision > 0) keep(current.draft);
      await queue;
    },
  };
}
