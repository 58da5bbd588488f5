import { useEffect, useState } from 'react';
import type { AttachmentKind } from '#server/contracts/choices.ts';
import { dropAttachment, putAttachment, readAttachment, type ToAttach } from '#app/store/attachments.ts';
import { useAnswering } from '../session-context.ts';
import type { Session } from '../session.ts';

/** What was made in answer to a question, as the page has it. */
export type Made = { kind: 'reading' } | { kind: 'nothing'; /** It was set aside since: “I am not sure”, or skipped. */ aside?: boolean } | { kind: 'made'; content: Blob } | { kind: 'lost' };

/** What this tab has in hand of each visit: what could not be saved yet, or lies encrypted, is shown without reading the disk. */
const inHand = new WeakMap<Session, Map<string, Blob | undefined>>();

function handOf(session: Session): Map<string, Blob | undefined> {
  const hand = inHand.get(session) ?? new Map<string, Blob | undefined>();
  inHand.set(session, hand);
  return hand;
}

/** Takes what was made away, and leaves whatever else was said to the question since. */
const drop = (session: Session, question: string) => session.attach(question, (draft) => dropAttachment(draft, question));

async function read(session: Session, question: string, kind: AttachmentKind): Promise<Made> {
  const hand = handOf(session);
  const { draft } = session.snapshot();
  const given = draft.answers.find((answer) => answer.question === question)?.value.kind;
  // Set aside since: what was made before goes.
  if (given !== kind && draft.attached?.[question] !== undefined) {
    hand.delete(question);
    drop(session, question);
  }
  if (hand.has(question)) {
    const content = hand.get(question);
    return content === undefined ? { kind: 'nothing' } : { kind: 'made', content };
  }
  if (given !== kind) return { kind: 'nothing', aside: given !== undefined };
  const found = await readAttachment(draft, question);
  if (found === undefined) return { kind: 'nothing' };
  const content = new Blob([found.content], { type: found.type });
  hand.set(question, content);
  return { kind: 'made', content };
}

/**
 * What somebody makes in answer to a question: read from the device where it lies encrypted, kept there as part of the draft. Whether
 * it is saved is said by the line that says so of every answer.
 */
export function useMade(question: string, kind: AttachmentKind) {
  const { session } = useAnswering();
  const [made, setMade] = useState<Made>({ kind: 'reading' });
  useEffect(() => {
    let here = true;
    read(session, question, kind).then(
      (found) => here && setMade(found),
      () => here && setMade({ kind: 'lost' }),
    );
    return () => {
      here = false;
    };
  }, [session, question, kind]);

  /** Keeps what is made, in place of what was; asked for it when its turn to be saved has come, so that the newest is kept. */
  const keep = (make: () => Promise<ToAttach>) =>
    session.attach(question, async (draft) => {
      const content = await make();
      handOf(session).set(question, new Blob([content.bytes], { type: content.type }));
      return putAttachment(draft, question, content);
    });
  return {
    made,
    keep,
    /** Keeps something that is there already, and shows it at once, saved or not. */
    keepNow(content: ToAttach) {
      const blob = new Blob([content.bytes], { type: content.type });
      handOf(session).set(question, blob);
      setMade({ kind: 'made', content: blob });
      keep(() => Promise.resolve(content));
    },
    remove() {
      handOf(session).set(question, undefined);
      setMade({ kind: 'nothing' });
      drop(session, question);
    },
  };
}
