import { useRef, type RefObject } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { openPhoto, type Fit, type PhotoRefused } from './photo-file.ts';

/** How it stands with a photo that is being taken. `by-hand`: the browser wants a press of its own for it. */
export type Taking = 'rest' | 'works' | 'by-hand' | PhotoRefused;

/** The key of what is said of it; `undefined` where there is nothing to say. */
export const taken = (now: Taking): string | undefined => (now === 'works' ? 'opening' : now === 'rest' ? undefined : `photo-${now}`);

interface Props {
  fit: Fit;
  /** Taking one is what most people want to do now. */
  main: boolean;
  onNow(now: Taking): void;
  onPhoto(bytes: Uint8Array<ArrayBuffer>): void;
}

/** Two buttons: the camera, and the photos of this device. What comes is made small before it is handed on. */
export function TakePhoto({ fit, main, onNow, onPhoto }: Props) {
  const say = useText('makers');
  const camera = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);

  const take = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file === undefined) return;
    onNow('works');
    const opened = await openPhoto(file, fit);
    // The same file can be chosen again, and the page holds the original no longer.
    input.value = '';
    if (opened.kind === 'refused') return onNow(opened.why);
    onNow('rest');
    onPhoto(opened.bytes);
  };
  const open = (input: HTMLInputElement | null) => {
    // A switch or a finger is a press that the browser saw. A pointer that rested is none, and nothing would open, nor be said.
    if ('userActivation' in navigator && !navigator.userActivation.isActive) onNow('by-hand');
    else input?.click();
  };
  const choose = (input: RefObject<HTMLInputElement | null>, part: 'take' | 'choose') => (
    <button type="button" className={part === 'take' && main ? 'tool-button main' : 'tool-button'} data-part={part} onClick={() => open(input.current)}>
      <Picture concept={part === 'take' ? 'photo' : 'choose'} />
      <span>{say(`photo-${part}`)}</span>
    </button>
  );
  return (
    <>
      <input ref={camera} hidden type="file" accept="image/*" capture="environment" onChange={(event) => void take(event.target)} />
      <input ref={files} hidden type="file" accept="image/*" onChange={(event) => void take(event.target)} />
      {choose(camera, 'take')}
      {choose(files, 'choose')}
    </>
  );
}
