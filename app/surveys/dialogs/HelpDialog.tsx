import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Dialog } from '#app/ui/Dialog.tsx';

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

/** Behind "?": say it another way, I am not sure, skip. All three are answers that count as given. */
export function HelpDialog({ again, canSkip, onAgain, onNotSure, onSkip, onClose }: Props) {
  const say = useText('surveys');
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
          </>
        ) : null}
      </div>
    </Dialog>
  );
}
