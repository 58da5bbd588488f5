import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { places } from '#server/contracts/choices.ts';
import type { AnswerValue } from '#server/contracts/response.ts';
import type { Pack } from '#server/contracts/round.ts';
import { placesFrom, textKey } from '#server/contracts/text-keys.ts';
import { In } from '#app/i18n/In.tsx';
import { useText } from '#app/i18n/text.tsx';
import { bundleText } from '#app/surveys/bundle-text.ts';
import { openPhoto, toSend, type PhotoRefused } from '#app/surveys/making/photo-file.ts';
import { Notice } from '#app/ui/Notice.tsx';
import { Key, KeyStep } from './Keys.tsx';
import { keyOf, type AtQuestion, type Pressed } from './press.ts';
import { WrittenWords } from './WrittenWords.tsx';
import { atQuestion, back, beginTyping, jumpedOver, next, typeKey, withValue, type Book, type Typing } from './typing.ts';

/** Where typing begins: at a question, or at the last. */
export type From = { question: string } | 'end';

interface Props {
  book: Book;
  pack: Pack;
  values: ReadonlyMap<string, AnswerValue>;
  /** Otherwise at the first. */
  from?: From | undefined;
  onSaid(question: string, value: AnswerValue | undefined): void;
  /** What was written, by question, and how it is changed. Without it nothing is written or photographed in this go. */
  own?: { words(question: string): string; onWords(question: string, text: string): void; onPhoto(question: string, kind: 'drawing' | 'photo', bytes: Uint8Array<ArrayBuffer>): void } | undefined;
  onDone(): void;
}

/** One question at a time, one key an answer. */
export function TypeAnswers({ book, pack, values, from, onSaid, own, onDone }: Props) {
  const say = useText('paper');
  const [place, setPlace] = useState<Pick<Typing, 'at' | 'row'>>(() => {
    const begun = beginTyping(book, values);
    if (from === 'end') return back(book, { ...begun, at: undefined }) ?? begun;
    return from === undefined ? begun : { at: from.question, row: 0 };
  });
  const [told, tell] = useState<Pressed>();
  const [photo, setPhoto] = useState<PhotoRefused | 'works'>();
  const [writing, write] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const typing: Typing = { values, ...place };
  const at = atQuestion(book, typing);

  const move = (to: Typing) => {
    setPlace({ at: to.at, row: to.row });
    write(false);
    setPhoto(undefined);
    // Who came to change one answer goes back to the others.
    const changed = from !== undefined && from !== 'end' && to.at !== from.question;
    if (to.at === undefined || changed) onDone();
  };
  const press = (key: string): boolean => {
    if (at === undefined) return false;
    const { typing: then, pressed } = typeKey(book, typing, key);
    tell(pressed.kind === 'left-out' || pressed.kind === 'too-many' ? pressed : undefined);
    if (pressed.kind === 'nothing') return false;
    const kind = at.asked.question.kind;
    if (pressed.kind === 'bring' && (kind === 'words' || kind === 'drawing' || kind === 'photo')) {
      if (own === undefined) {
        // The second time that something is there is enough.
        onSaid(at.asked.question.id, { kind });
        move(next(book, { ...typing, values: withValue(values, at.asked.question.id, { kind }) }));
      } else if (kind === 'words') write(true);
      else files.current?.click();
      return true;
    }
    if (pressed.kind === 'said' && values.get(at.asked.question.id) !== pressed.value) onSaid(at.asked.question.id, pressed.value);
    if (then.at !== typing.at || then.row !== typing.row) move(then);
    return true;
  };
  const takePhoto = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file === undefined || at === undefined) return;
    const { id, kind } = at.asked.question;
    setPhoto('works');
    const opened = await openPhoto(file, toSend);
    input.value = '';
    if (opened.kind === 'refused') return setPhoto(opened.why);
    if (kind === 'drawing' || kind === 'photo') own?.onPhoto(id, kind, opened.bytes);
    move(next(book, typing));
  };
  // A survey may leave nothing to ask.
  const none = at === undefined;
  const leave = useEffectEvent(onDone);
  useEffect(() => {
    if (none) leave();
  }, [none]);
  if (at === undefined) return null;

  const asked = bundleText(pack.bundle);
  const { language } = pack.bundle;
  const { question, number } = at.asked;
  const jumped = jumpedOver(book, typing);
  return (
    <KeyStep
      at={`${question.id} ${place.row} ${String(writing)}`}
      onKey={press}
      heading={
        <>
          <span className="paper-number">{say('question', { number })}</span> <In language={language}>{asked(textKey.ask(question.id))}</In>
        </>
      }
    >
      {jumped.length === 0 ? null : <p className="hint">{say('jumped', { questions: jumped.map((each) => each.number).join(', ') })}</p>}
      {told?.kind === 'left-out' ? <Notice live>{say('left-out', { option: asked(textKey.option(question.id, told.option.id)) })}</Notice> : null}
      {told?.kind === 'too-many' ? <Notice live>{say('too-many')}</Notice> : null}
      {photo === undefined ? null : <Notice live kind={photo === 'works' ? 'note' : 'danger'}>{say(`photo-${photo}`)}</Notice>}
      {writing && question.kind === 'words' ? (
        <WrittenWords key={question.id} most={question.most} language={language} text={own?.words(question.id) ?? ''} onDone={(text) => {
          own?.onWords(question.id, text);
          move(next(book, typing));
        }} onBack={() => write(false)} />
      ) : (
        <>
          <Choices at={at} pack={pack} onPress={press} />
          <input ref={files} hidden type="file" accept="image/*" onChange={(event) => void takePhoto(event.target)} />
          <div className="paper-keys" role="group" aria-label={say('other-keys')}>
            <Key rest name="0" words={say('nothing-key')} onPress={() => press(question.kind === 'weeks' ? ' ' : '0')} />
            <Key rest name="N" words={say('not-sure-key')} onPress={() => press('n')} />
            <Key rest name="S" words={say('skipped-key')} onPress={() => press('s')} />
            <Key rest name="↵" words={say('next-key')} onPress={() => press('Enter')} />
            <Key rest name="⌫" words={say('back-key')} onPress={() => press('Backspace')} />
          </div>
        </>
      )}
    </KeyStep>
  );
}

function Choices({ at: { asked: paper, open, value, row }, pack, onPress }: { at: AtQuestion; pack: Pack; onPress(key: string): void }) {
  const say = useText('paper');
  const asked = bundleText(pack.bundle);
  const { language } = pack.bundle;
  const { question, options } = paper;
  const placeKeys = (chosen: string | undefined) => (
    <div className="paper-keys">
      {places.map((place, n) => (
        <Key key={place} name={keyOf(n)} language={language} words={asked(textKey.place(placesFrom(question), place))} pressed={chosen === place} onPress={() => onPress(keyOf(n))} />
      ))}
    </div>
  );
  switch (question.kind) {
    case 'choice':
    case 'several': {
      const chosen = value?.kind === 'choice' ? [value.option] : value?.kind === 'several' ? value.options : [];
      return (
        <>
          {question.kind === 'several' ? <p className="hint">{say('several-hint', { count: question.most })}</p> : null}
          <div className="paper-keys">
            {options.map((option, n) => (
              <Key key={option.id} name={keyOf(n)} language={language} words={asked(textKey.option(question.id, option.id))} pressed={chosen.includes(option.id)} rest={!open.includes(option)} onPress={() => onPress(keyOf(n))} />
            ))}
          </div>
        </>
      );
    }
    case 'scale':
      return placeKeys(value?.kind === 'scale' ? value.place : undefined);
    case 'board': {
      const placed = value?.kind === 'board' ? value.placed : [];
      return (
        <>
          <ol className="paper-rows">
            {options.map((option, n) => {
              const place = placed.find((each) => each.option === option.id)?.place;
              return (
                <li key={option.id} aria-current={n === row ? 'step' : undefined}>
                  <In language={language}>{asked(textKey.option(question.id, option.id))}</In>
                  {place === undefined ? null : (
                    <>
                      {': '}
                      <strong>
                        <In language={language}>{asked(textKey.place(placesFrom(question), place))}</In>
                      </strong>
                    </>
                  )}
                </li>
              );
            })}
          </ol>
          {placeKeys(placed.find((each) => each.option === options[row]?.id)?.place)}
        </>
      );
    }
    case 'weeks':
      return (
        <>
          <p className="hint">{say('weeks-hint')}</p>
          <p className="paper-big" role="status">
            <In language={language}>{asked(textKey.weeks(question.id, 'unit'))}</In>: <bdi dir="ltr">{value?.kind === 'weeks' ? value.weeks : '–'}</bdi>
          </p>
        </>
      );
    case 'words':
      return <Key name="1" words={say('write-key')} pressed={value?.kind === 'words'} onPress={() => onPress('1')} />;
    case 'drawing':
    case 'photo':
      return <Key name="1" words={say(question.kind === 'drawing' ? 'drawing-key' : 'photo-key')} pressed={value?.kind === question.kind} onPress={() => onPress('1')} />;
    case 'sound':
      return null;
  }
}
