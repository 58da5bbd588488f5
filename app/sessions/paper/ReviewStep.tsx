import type { AnswerValue } from '#server/contracts/response.ts';
import type { Pack } from '#server/contracts/round.ts';
import { textKey } from '#server/contracts/text-keys.ts';
import { In } from '#app/i18n/In.tsx';
import { useText } from '#app/i18n/text.tsx';
import { bundleText } from '#app/surveys/bundle-text.ts';
import { Notice } from '#app/ui/Notice.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Key, KeyStep } from './Keys.tsx';
import { saidIn } from './said-words.ts';
import { notAsked, standingOf, type Book } from './typing.ts';

interface Props {
  book: Book;
  pack: Pack;
  values: ReadonlyMap<string, AnswerValue>;
  words(question: string): string | undefined;
  /** It is being sealed. */
  busy: boolean;
  onChange(question: string): void;
  onBack(): void;
  onSeal(): void;
}

/** All that was typed, as it will be sealed: what an earlier tick shut is left out, and said. */
export function ReviewStep({ book, pack, values, words, busy, onChange, onBack, onSeal }: Props) {
  const say = useText('paper');
  const asked = bundleText(pack.bundle);
  const { language } = pack.bundle;
  const standing = standingOf(book, values);
  const left = notAsked(book, values);
  const key = (pressed: string): boolean => {
    if (pressed === 'Enter' && !busy) onSeal();
    else if (pressed === 'Backspace') onBack();
    else return false;
    return true;
  };
  return (
    <KeyStep at="review" onKey={key} heading={say('review')}>
      <div className="paper-keys">
        <Key name="↵" words={busy ? say('sealing') : say('seal-key')} onPress={() => busy || onSeal()} />
        <Key rest name="⌫" words={say('back-key')} onPress={onBack} />
      </div>
      {left.length === 0 ? null : <Notice>{say('not-asked', { questions: left.map(({ number }) => number).join(', ') })}</Notice>}
      <dl className="paper-review">
        {book.questions
          .filter((each) => !left.includes(each))
          .map((each) => (
            <div key={each.question.id}>
              <dt>
                {each.number}. <In language={language}>{asked(textKey.ask(each.question.id))}</In>
              </dt>
              <dd>
                {saidIn(each, standing.get(each.question.id), pack, words(each.question.id), say).map((line) => (
                  <span key={line} dir="auto">
                    {line}
                  </span>
                ))}
                <Button onClick={() => onChange(each.question.id)}>
                  {say('change')} <span className="visually-hidden">{say('question', { number: each.number })}</span>
                </Button>
              </dd>
            </div>
          ))}
      </dl>
    </KeyStep>
  );
}
