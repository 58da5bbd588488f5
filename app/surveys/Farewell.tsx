import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { ShortPage } from './ShortPage.tsx';

/** The ways of leaving before the end. None of them is a failure, and none is told as one. */
export type FarewellKind = 'said-no' | 'said-later' | 'stopped-kept' | 'stopped-dropped';

const words: Record<FarewellKind, { title: string; text: string; concept: string }> = {
  'said-no': { title: 'no-title', text: 'no-text', concept: 'yes' },
  'said-later': { title: 'later-title', text: 'later-text', concept: 'later' },
  'stopped-kept': { title: 'stopped-kept-title', text: 'stopped-kept-text', concept: 'saved' },
  'stopped-dropped': { title: 'stopped-dropped-title', text: 'stopped-dropped-text', concept: 'stop' },
};

export default function Farewell({ kind }: { kind: FarewellKind }) {
  const say = useText('surveys');
  const { title, text, concept } = words[kind];
  return (
    <ShortPage concept={concept} title={say(title)} text={say(text)} arrives>
      <button type="button" className="bar-button next" data-part="back" onClick={() => location.reload()}>
        <span>{say(kind === 'stopped-kept' ? 'go-on-here' : 'no-back')}</span>
        <Picture concept="next" />
      </button>
    </ShortPage>
  );
}
