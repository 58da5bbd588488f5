import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import type { Saving } from './session.ts';

interface Props {
  saving: Saving;
  /** What is chosen here is not kept, so nothing is said to be saved. */
  quiet: boolean;
  finishing: boolean;
  /** Everything is saved, and could not be made ready to send. */
  notFinished: boolean;
  onRetry(): void;
}

/** Says "saved on this device" when, and only when, the last answer is on disk; and says plainly when it is not. */
export function SavingLine({ saving, quiet, finishing, notFinished, onRetry }: Props) {
  const say = useText('surveys');
  if (notFinished || saving.kind === 'failed')
    return (
      <div role="alert" className="saving-failed">
        <p>{say(saving.kind === 'failed' ? 'not-saved' : 'refused')}</p>
        <button type="button" className="bar-button" onClick={onRetry}>
          {say('try-again')}
        </button>
      </div>
    );
  const words = quiet ? null : finishing || saving.kind === 'saving' ? say('saving') : saving.kind === 'saved' ? say('saved-on-device') : null;
  return (
    <p className="saving-line" aria-live="off">
      {words === null ? null : (
        <>
          {saving.kind === 'saved' ? <Picture concept="saved" /> : null}
          <span>{words}</span>
        </>
      )}
    </p>
  );
}
