import { useEffect, useRef, useState } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { useAddress } from './use-address.ts';

/** Plays what was recorded, when it is pressed and never by itself. */
export function Play({ content }: { content: Blob }) {
  const say = useText('makers');
  const address = useAddress(content);
  const audio = useRef<HTMLAudioElement>(undefined);
  const [state, setState] = useState<'quiet' | 'plays' | 'cannot'>('quiet');
  useEffect(() => () => audio.current?.pause(), []);
  const press = () => {
    audio.current?.pause();
    if (state === 'plays') return setState('quiet');
    const player = new Audio(address);
    audio.current = player;
    player.addEventListener('ended', () => setState('quiet'));
    setState('plays');
    player.play().catch(() => setState('cannot'));
  };
  return (
    <>
      <button type="button" className="tool-button" data-part="play" aria-pressed={state === 'plays'} onClick={press}>
        <Picture concept={state === 'plays' ? 'stop' : 'listen'} />
        <span>{say(state === 'plays' ? 'sound-listen-stop' : 'sound-listen')}</span>
      </button>
      <p role="status" className="hint">{state === 'cannot' ? say('sound-cannot-play') : null}</p>
    </>
  );
}
