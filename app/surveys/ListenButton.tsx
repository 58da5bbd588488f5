import { useEffect, type RefObject } from 'react';
import type { Bundle } from '#server/contracts/bundle.ts';
import type { Recorded } from '#app/access/sound.ts';
import { useListen } from '#app/access/use-listen.ts';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';

/** Comes when somebody listens. */
const heardPage = () => import('./heard-page.ts');

interface Props {
  page: RefObject<HTMLElement | null>;
  bundle?: Bundle;
  sound?: Recorded['source'];
}

/**
 * Reads the page aloud, in the clips of the bundle where it has them; not there at all where nothing here can say this
 * language. It goes with its page, and falls silent. A computer's voice is called one.
 */
export function ListenButton({ page, bundle, sound }: Props) {
  const say = useText('surveys');
  const reference = bundle?.sound;
  const { available, on, reading, failed, start, stop } = useListen(reference && sound && { reference, source: sound });
  useEffect(() => {
    if (reading === null) return undefined;
    let here = true;
    // It is here: the parts that are being read came with it.
    void heardPage().then(({ mark }) => here && mark(page.current, reading));
    return () => {
      here = false;
      if ('highlights' in CSS) CSS.highlights.delete('reading');
    };
  }, [page, reading]);
  if (!available) return null;
  return (
    <>
      <button
        type="button"
        className="bar-button listen"
        aria-label={say(on ? 'stop-listening' : 'listen')}
        aria-pressed={on}
        onClick={() => (on ? stop() : start(async () => (await heardPage()).partsOf(page.current).map(({ part }) => part)))}
      >
        <Picture concept="listen" />
      </button>
      <p role="status" className="heard-note">
        {failed ? say('sound-gone') : reading?.by === 'synthetic' ? say('computer-voice') : null}
      </p>
    </>
  );
}
