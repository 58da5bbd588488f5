import type { Pack, View } from '#server/contracts/round.ts';
import { screens } from '#server/contracts/screens.ts';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { useFetched } from '#app/ui/use-fetched.ts';

interface Props {
  view: View;
  /** The language on screen. */
  language: string;
  bring(round: string, language: string): Promise<Pack | undefined>;
  onStart(address: string): void;
}

/** Where a view is answered: in the language on screen where it is asked in it, else in its first. */
export function viewAddress({ slug, languages }: View, language: string): { address: string; language: string } {
  const spoken = languages.find((tag) => tag === language) ?? languages[0] ?? language;
  return { address: screens.answer.replace(':round', slug).replace(':language', spoken), language: spoken };
}

/** The way into one view. It opens only where its questions are there by then: nobody clears the screen for a page that cannot come. */
export function ViewWay({ view, language, bring, onStart }: Props) {
  const text = useText('views');
  const ui = useText('ui');
  const { address, language: spoken } = viewAddress(view, language);
  const found = useFetched(() => bring(view.slug, spoken));
  const waiting = found.state === 'waiting';
  const isHere = found.state === 'there' && found.value !== undefined;
  const who = (
    <>
      <Picture concept={view.audience === 'parent-or-carer' ? 'parent' : 'support-worker'} />
      <span>{text(view.audience)}</span>
    </>
  );
  return (
    <>
      {isHere ? (
        <button type="button" className="bar-button next" data-part="line" data-view={view.audience} onClick={() => onStart(address)}>
          {who}
        </button>
      ) : (
        <p className="line" data-part="line">
          {who}
        </p>
      )}
      <div role="status">
        {waiting ? ui('loading') : null}
        {waiting || isHere ? null : (
          <p className="line" data-part="line">
            <Picture concept="offline" />
            <span>{text('not-here')}</span>
          </p>
        )}
      </div>
      {waiting || isHere ? null : <Button onClick={found.retry}>{ui('try-again')}</Button>}
    </>
  );
}
