import { useEffect, useState } from 'react';
import { ownPictureKey } from '#app/store/own-picture-key.ts';
import { dropOwnPicture, mayHaveOwn, ownPictures, putOwnPicture } from '#app/store/own-pictures.ts';
import { useAnswering } from '../session-context.ts';
import type { Session } from '../session.ts';

/** Somebody's own pictures, by option. */
export type OwnHere = ReadonlyMap<string, Blob>;

/** What this tab has in hand of each visit: a picture stands on its card before it is saved, and is not read twice. `undefined`: taken away. */
const inHand = new WeakMap<Session, Map<string, Blob | undefined>>();

function handOf(session: Session): Map<string, Blob | undefined> {
  const hand = inHand.get(session) ?? new Map<string, Blob | undefined>();
  inHand.set(session, hand);
  return hand;
}

const pictureOf = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes], { type: 'image/jpeg' });

async function read(session: Session, question: string, options: readonly string[]): Promise<OwnHere> {
  const hand = handOf(session);
  const unread = options.filter((option) => !hand.has(ownPictureKey(question, option)));
  for (const [option, bytes] of await ownPictures(session.snapshot().draft, question, unread)) hand.set(ownPictureKey(question, option), pictureOf(bytes));
  return new Map(options.flatMap((option) => {
    const picture = hand.get(ownPictureKey(question, option));
    return picture === undefined ? [] : [[option, picture] as const];
  }));
}

/**
 * The own pictures of a question's options: read from the device where they lie encrypted, and kept there as part of the
 * draft. Whether they are saved is said by the line that says so of every answer.
 */
export function useOwnPictures(question: string, options: readonly string[]) {
  const { session } = useAnswering();
  const [pictures, setPictures] = useState<OwnHere>(new Map());
  const which = options.join(' ');
  useEffect(() => {
    let here = true;
    read(session, question, which.split(' ')).then(
      (found) => here && setPictures(found),
      () => undefined, // The symbols stand there and say the same; that the answers are gone is said where they are saved.
    );
    return () => {
      here = false;
    };
  }, [session, question, which]);

  return {
    pictures,
    /** What is on its way to the disk counts too: there it would be refused. */
    mayHave(option: string) {
      const coming = [...handOf(session)].flatMap(([key, picture]) => (picture === undefined ? [] : [key]));
      return mayHaveOwn([...Object.keys(session.snapshot().draft.attached ?? {}), ...coming], question, option);
    },
    put(option: string, bytes: Uint8Array<ArrayBuffer>) {
      const picture = pictureOf(bytes);
      handOf(session).set(ownPictureKey(question, option), picture);
      setPictures(new Map([...pictures, [option, picture]]));
      session.attach(ownPictureKey(question, option), (draft) => putOwnPicture(draft, question, option, bytes));
    },
    remove(option: string) {
      handOf(session).set(ownPictureKey(question, option), undefined);
      setPictures(new Map([...pictures].filter(([each]) => each !== option)));
      session.attach(ownPictureKey(question, option), (draft) => dropOwnPicture(draft, question, option));
    },
  };
}
