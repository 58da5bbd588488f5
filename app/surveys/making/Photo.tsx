import { useEffect, useState, type ReactNode } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { sharedMode } from '#app/store/shared.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { toSend } from './photo-file.ts';
import { TakePhoto, taken, type Taking } from './TakePhoto.tsx';
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
  const [now, setNow] = useState<Taking>('rest');
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

  const told = taken(now) ?? (made.kind === 'lost' ? 'not-opened-before' : undefined);
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
      <div className="tools">
        <TakePhoto fit={toSend} main={made.kind !== 'made'} onNow={setNow} onPhoto={(bytes) => keepNow({ kind: 'photo', type: 'image/jpeg', bytes })} />
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
