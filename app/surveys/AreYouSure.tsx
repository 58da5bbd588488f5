import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';

/** The second step before answers are deleted: what goes is said, and not to delete comes first. */
export function AreYouSure({ onYes, onNo }: { onYes(): void; onNo(): void }) {
  const say = useText('surveys');
  return (
    <>
      <Button data-part="no" onClick={onNo}>
        <Picture concept="saved" />
        <span>{say('sure-no')}</span>
      </Button>
      <Button data-part="yes" kind="danger" onClick={onYes}>
        <Picture concept="delete" />
        <span>{say('sure-yes')}</span>
      </Button>
    </>
  );
}
