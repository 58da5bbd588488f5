import { useEffect, useEffectEvent } from 'react';
import { listenedHere, useListen, type Listening } from '#app/access/use-listen.ts';

/**
 * Words that are to be heard as well as seen. They are said by themselves where the person listened to the questions,
 * and at a press of the button elsewhere: nobody is startled by a voice they did not ask for.
 */
export function useSaidAloud(words: readonly string[]): Pick<Listening, 'available' | 'reading' | 'stop'> & { say(): void } {
  const { available, reading, start, stop } = useListen();
  const say = () => start(words.map((text, at) => ({ id: String(at), text })));
  const sayFirst = useEffectEvent(() => {
    if (available && listenedHere()) say();
  });
  useEffect(() => sayFirst(), []);
  return { available, reading, stop, say };
}
