import { useEffect, useRef, useState } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Dialog } from '#app/ui/Dialog.tsx';
import type { Card } from '../kinds/Options.tsx';
import './making.css';
import { asSymbol } from './photo-file.ts';
import { TakePhoto, taken, type Taking } from './TakePhoto.tsx';
import { useAddress } from './use-address.ts';
import type { OwnHere } from './use-own-pictures.ts';

interface Props {
  cards: readonly Card[];
  pictures: OwnHere;
  mayHave(option: string): boolean;
  put(option: string, bytes: Uint8Array<ArrayBuffer>): void;
  remove(option: string): void;
  onClose(): void;
}

/** A card's picture as it is now. */
function Now({ card, picture }: { card: Card; picture: Blob | undefined }) {
  const address = useAddress(picture);
  return address === undefined ? <Picture concept={card.concept} /> : <img className="picture" src={address} alt="" />;
}

/** Which card, then which picture: two short steps, so that whoever scans has few things to pass. */
export function ChooseOwn({ cards, pictures, mayHave, put, remove, onClose }: Props) {
  const say = useText('makers');
  const [chosen, choose] = useState<string>();
  const [now, setNow] = useState<Taking>('rest');
  const [done, setDone] = useState<'own-there' | 'own-gone'>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [chosen]);
  const card = cards.find(({ value }) => value === chosen);
  const show = (next: string | undefined) => {
    choose(next);
    setNow('rest');
    setDone(undefined);
  };
  if (card === undefined)
    return (
      <Dialog title={say('own-title')} isOpen onClose={onClose}>
        <p className="hint">{say('own-stays')} {say('photo-strip')}</p>
        <h3 ref={heading} tabIndex={-1}>{say('own-which')}</h3>
        <div className="tools own-cards">
          {cards.map((each) => (
            <button type="button" className="tool-button" key={each.value} data-part={each.value} onClick={() => show(each.value)}>
              <Now card={each} picture={pictures.get(each.value)} />
              <span>{each.words}</span>
            </button>
          ))}
        </div>
      </Dialog>
    );
  const own = pictures.get(card.value);
  const told = taken(now) ?? done ?? (mayHave(card.value) ? undefined : 'own-full');
  return (
    <Dialog title={say('own-title')} isOpen onClose={onClose}>
      <div className="making">
        <h3 ref={heading} tabIndex={-1} className="own-now">
          <Now card={card} picture={own} />
          <span>{card.words}</span>
        </h3>
        <p role="status" className="told" data-part="told">{told === undefined ? null : <span>{say(told)}</span>}</p>
        <div className="tools">
          {mayHave(card.value) ? (
            <TakePhoto
              fit={asSymbol}
              main={own === undefined}
              onNow={setNow}
              onPhoto={(bytes) => {
                put(card.value, bytes);
                setDone('own-there');
              }}
            />
          ) : null}
          {own === undefined ? null : (
            <button
              type="button"
              className="tool-button"
              data-part="delete"
              onClick={() => {
                remove(card.value);
                setNow('rest');
                setDone('own-gone');
              }}
            >
              <Picture concept="delete" />
              <span>{say('photo-delete')}</span>
            </button>
          )}
          <button type="button" className="tool-button" data-part="others" onClick={() => show(undefined)}>
            <Picture concept="back" />
            <span>{say('own-others')}</span>
          </button>
        </div>
      </div>
    </Dialog>
  );
}
