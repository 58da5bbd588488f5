import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { sharedMode } from '#app/store/shared.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { openPhoto, type PhotoRefused } from './photo-file.ts';
import { useAddress } from './use-address.ts';
import { useMade } from './use-made.ts';

interface Props {
  question: string;
  notice: ReactNode;
}

/** A photo of a thing of one's own, on a device of one's own: a shared one would show others' photos to choose from. */
export function Photo({ question, notice }: Props) {
  const say = useText('makers');
  const { made, keepNow, remove } = useMade(question, 'photo');
  const [own, setOwn] = useState<boolean>();
  const [now, setNow] = useState<'rest' | 'works' | PhotoRefused>('rest');
  const camera = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const address = useAddress(made.kind === 'made' ? made.content : undefined);
  useEffect(() => {
    let here = true;
    sharedMode().then(
      (mode) => here && setOwn(mode === undefined),
      () => here && setOwn(false), // Whose device it is cannot be read now: then it is nobody's own.
    );
    return () => {
      here = false;
    };
  }, []);

  const take = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file === undefined) return;
    setNow('works');
    const opened = await openPhoto(file);
    // The same file can be chosen again, and the page holds the original no longer.
    input.value = '';
    if (opened.kind === 'refused') return setNow(opened.why);
    setNow('rest');
    keepNow({ kind: 'photo', type: 'image/jpeg', bytes: opened.bytes });
  };
  const choose = (input: RefObject<HTMLInputElement | null>, part: 'take' | 'choose') => (
    <button type="button" className={part === 'take' && made.kind !== 'made' ? 'tool-button main' : 'tool-button'} data-part={part} onClick={() => input.current?.click()}>
      <Picture concept={part === 'take' ? 'photo' : 'choose'} />
      <span>{say(`photo-${part}`)}</span>
    </button>
  );
  const told = now === 'works' ? 'opening' : now !== 'rest' ? `photo-${now}` : made.kind === 'lost' ? 'not-opened-before' : undefined;
  if (own === undefined) return null;
  if (!own)
    return (
      <div className="making">
        <p className="told" data-part="shared"><span>{say('photo-shared')}</span></p>
      </div>
    );
  return (
    <div className="making">
      {notice}
      <p className="line" data-part="own-thing">
        <Picture concept="my-name" />
        <span>{say('photo-own-thing')} {say('photo-strip')}</span>
      </p>
      {address === undefined ? null : <img className="made" src={address} alt={say('photo-by-you')} />}
      <p role="status" className="told" data-part="told">{told === undefined ? null : <span>{say(told)}</span>}</p>
      <input ref={camera} hidden type="file" accept="image/*" capture="environment" onChange={(event) => void take(event.target)} />
      <input ref={files} hidden type="file" accept="image/*" onChange={(event) => void take(event.target)} />
      <div className="tools">
        {choose(camera, 'take')}
        {choose(files, 'choose')}
        {made.kind === 'made' ? (
          <button type="button" className="tool-button" data-part="delete" onClick={remove}>
            <Picture concept="delete" />
            <span>{say('photo-delete')}</span>
          </button>
        ) : null}
      </div>
    </div>
  );
}
