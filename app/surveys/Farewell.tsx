import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';

/** The ways of leaving before the end. None of them is a failure, and none is told as one. */
export type FarewellKind = 'said-no' | 'said-later' | 'stopped-kept' | 'stopped-dropped';

const words: Record<FarewellKind, { title: string; text: string; concept: string }> = {
  'said-no': { title: 'no-title', text: 'no-text', concept: 'yes' },
  'said-later': { title: 'later-title', text: 'later-text', concept: 'later' },
  'stopped-kept': { title: 'stopped-kept-title', text: 'stopped-kept-text', concept: 'saved' },
  'stopped-dropped': { title: 'stopped-dropped-title', text: 'stopped-dropped-text', concept: 'stop' },
};

export function Farewell({ kind }: { kind: FarewellKind }) {
  const say = useText('surveys');
  const { title, text, concept } = words[kind];
  return (
    <main className="farewell">
      <section className="page">
        <h1 className="ask" tabIndex={-1} ref={(heading) => heading?.focus()}>
          <Picture concept={concept} />
          <span>{say(title)}</span>
        </h1>
        <p className="line">
          <span>{say(text)}</span>
        </p>
        <button type="button" className="bar-button next" onClick={() => location.reload()}>
          {say(kind === 'stopped-kept' ? 'go-on-here' : 'no-back')}
        </button>
      </section>
    </main>
  );
}
