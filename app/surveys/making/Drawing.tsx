import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Dialog } from '#app/ui/Dialog.tsx';
import { useAnswering } from '../session-context.ts';
import { desksOf, emptyDesk, openDesk, type Desk } from './desk.ts';
import { pictureOf } from './paint.ts';
import { Paper } from './Paper.tsx';
import { Pens } from './Pens.tsx';
import { PutIn } from './PutIn.tsx';
import { stampPicture } from './stamps.ts';
import { add, isEmpty, redo, undo, type Colour, type Drawing as DrawingNow, type Pen } from './strokes.ts';
import { useMade } from './use-made.ts';
import { wayOf } from './way.ts';

interface Props {
  question: string;
  notice: ReactNode;
}

/** A drawing, with fingers, a pen, a mouse, or of pictures put together. */
export function Drawing({ question, notice }: Props) {
  const { session } = useAnswering();
  const say = useText('makers');
  const { made, keep, remove } = useMade(question, 'drawing');
  const desksHere = useMemo(() => desksOf(session), [session]);
  const [desk, setDesk] = useState<Desk | undefined>(() => desksHere.get(question));
  const [colour, setColour] = useState<Colour>('black');
  const [pen, setPen] = useState<Pen>('medium');
  const [asks, setAsks] = useState(false);
  const [told, tell] = useState('');

  useEffect(() => {
    let here = true;
    if (made.kind === 'reading') return;
    // Set aside since: the paper is empty again.
    if (made.kind === 'nothing' && made.aside === true) desksHere.delete(question);
    if (desksHere.has(question)) return;
    if (made.kind === 'made') void openDesk(session, question, made.content).then((opened) => here && setDesk(opened));
    else setDesk(emptyDesk);
    return () => {
      here = false;
    };
  }, [made, question, session, desksHere]);

  if (desk === undefined) return null;
  const { drawing, pictures } = desk;

  const newest = () => desksHere.get(question) ?? desk;
  /** Shows what was done, tells it, and keeps the drawing as it will be when its turn to be saved has come. */
  const go = (change: (now: DrawingNow) => DrawingNow, words = '', more?: [concept: string, picture: CanvasImageSource]) => {
    const now = newest();
    const next = { drawing: change(now.drawing), pictures: more === undefined ? now.pictures : { ...now.pictures, stamps: new Map([...now.pictures.stamps, more]) } };
    if (next.drawing === now.drawing) return;
    desksHere.set(question, next);
    setDesk(next);
    tell(words);
    if (isEmpty(next.drawing)) return remove();
    keep(async () => ({ kind: 'drawing', type: 'image/png', bytes: await pictureOf(newest().drawing, newest().pictures), way: wayOf(newest().drawing) }));
  };
  const emptied = isEmpty(drawing);
  return (
    <div className="making">
      {notice}
      {made.kind === 'lost' ? <p className="hint" role="status" data-part="lost">{say('not-opened-before')}</p> : null}
      <Paper label={say(emptied ? 'paper-empty' : 'drawing-by-you')} drawing={drawing} pictures={pictures} colour={colour} pen={pen} onLine={(points) => go((now) => add(now, { kind: 'line', colour, pen, points }))} />
      <p className="hint" data-part="how">{say('draw-how')}</p>
      <div className="tools">
        <button type="button" className="tool-button" data-part="undo" aria-disabled={drawing.done.length === 0 || undefined} onClick={() => go(undo, say('said-undone'))}>
          <Picture concept="take-back" />
          <span>{say('undo')}</span>
        </button>
        <button type="button" className="tool-button forward" data-part="redo" aria-disabled={drawing.undone.length === 0 || undefined} onClick={() => go(redo, say('said-redone'))}>
          <Picture concept="take-back" />
          <span>{say('redo')}</span>
        </button>
        <button type="button" className="tool-button" data-part="again" aria-disabled={emptied || undefined} onClick={() => !emptied && setAsks(true)}>
          <Picture concept="delete" />
          <span>{say('start-again')}</span>
        </button>
      </div>
      <p role="status" className="visually-hidden">{told}</p>
      <Pens question={question} colour={colour} pen={pen} onColour={setColour} onPen={setPen} />
      <PutIn
        question={question}
        onPut={(concept, spot) => {
          const stamp = async () => pictures.stamps.get(concept) ?? (await stampPicture(concept));
          stamp().then(
            (picture) => go((now) => add(now, { kind: 'stamp', concept, spot }), say('stamp-put', { picture: say(`stamp-${concept}`), place: say(`place-${spot}`) }), [concept, picture]),
            () => undefined, // Not on this device, and no network: nothing is put in, and the paper shows it.
          );
        }}
      />
      <Dialog title={say('start-again-ask')} isOpen={asks} onClose={() => setAsks(false)}>
        <div className="cards">
          <button type="button" className="button" onClick={() => setAsks(false)}>
            <span>{say('start-again-no')}</span>
          </button>
          <button
            type="button"
            className="button danger"
            onClick={() => {
              setAsks(false);
              go((now) => add(now, { kind: 'empty' }), say('paper-empty'));
            }}
          >
            <span>{say('start-again-yes')}</span>
          </button>
        </div>
      </Dialog>
    </div>
  );
}
