import { useEffect, useEffectEvent } from 'react';
import { useProfile } from '#app/access/profile.ts';
import { listenedHere, useListen, type Listening } from '#app/access/use-listen.ts';

/**
 * Words that are to be heard as well as seen. They are said by themselves where the person listened to the questions,
 * and at a press of the button elsewhere and in the quiet theme: nobody is startled by a voice they did not ask for.
 */
export function useSaidAloud(words: readonly string[]): Pick<Listening, 'available' | 'reading' | 'stop'> & { say(): void } {
  const { available, reading, start, stop } = useListen();
  const { theme } = useProfile();
  const say = () => start(async () => words.map((text, at) => ({ id: String(at), text })));
  const sayFirst = useEffectEvent(() => {
    if (available && listenedHere() && theme !== 'quiet') say();
  });
  useEffect(() => sayFirst(), []);
  return { available, reading, stop, say };
}
