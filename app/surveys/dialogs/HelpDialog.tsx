import { lazy, Suspense, useState } from 'react';
import { textKey } from '#server/contracts/text-keys.ts';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Dialog } from '#app/ui/Dialog.tsx';
import { useAnswering, useSurveyText } from '../session-context.ts';

const WithMeDialog = lazy(() => import('./WithMeDialog.tsx'));

interface Props {
  /** The question stands in other words already. */
  again: boolean;
  /** A practice question is left by Next. */
  canSkip: boolean;
  onAgain(): void;
  onNotSure(): void;
  onSkip(): void;
  onClose(): void;
}

/** Behind "?": say it another way, I am not sure, skip: the latter two count as answers. And who is with me now, which may change in the middle. */
export function HelpDialog({ again, canSkip, onAgain, onNotSure, onSkip, onClose }: Props) {
  const say = useText('surveys');
  const text = useSurveyText();
  const { survey } = useAnswering().pack;
  const withMe = survey.pages.find((page) => page.kind === 'with-me');
  const [asksWho, askWho] = useState(false);
  if (asksWho && withMe !== undefined)
    return (
      // Its own: one further out would hide this dialog while the next comes, which closes it.
      <Suspense fallback={null}>
        <WithMeDialog page={withMe.id} onClose={onClose} />
      </Suspense>
    );
  return (
    <Dialog title={say('help-me')} isOpen onClose={onClose}>
      <div className="cards">
        <Button onClick={onAgain}>
          <Picture concept="another-way" />
          <span>{say(again ? 'first-way' : 'another-way')}</span>
        </Button>
        {canSkip ? (
          <>
            <Button onClick={onNotSure}>
              <Picture concept="not-sure" />
              <span>{say('not-sure')}</span>
            </Button>
            <Button onClick={onSkip}>
              <Picture concept="skip" />
              <span>{say('skip')}</span>
            </Button>
            {withMe === undefined ? null : (
              <Button data-part="with-me" onClick={() => askWho(true)}>
                <Picture concept="with-me" />
                <span>{text(textKey.pageTitle(withMe.id))}</span>
              </Button>
            )}
          </>
        ) : null}
      </div>
    </Dialog>
  );
}
