import { voicesAsked } from '#server/contracts/choices.ts';
import { textKey } from '#server/contracts/text-keys.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Dialog } from '#app/ui/Dialog.tsx';
import { useAnswering, useSurveyText } from '../session-context.ts';

/**
 * "Now I am doing it myself": who is with the person, asked again in the middle, in the words of the page that asked it
 * first. Answers from now on are kept in the voice that is chosen; those given before keep theirs.
 *
 * @param page the id of the page "Who is with me".
 */
export default function WithMeDialog({ page, onClose }: { page: string; onClose(): void }) {
  const { session } = useAnswering();
  const text = useSurveyText();
  const now = session.snapshot().draft.voice;
  return (
    <Dialog title={text(textKey.pageTitle(page))} isOpen onClose={onClose}>
      <div className="cards">
        {voicesAsked.map((voice) => (
          <Button
            key={voice}
            data-voice={voice}
            kind={voice === now ? 'primary' : 'quiet'}
            aria-pressed={voice === now}
            onClick={() => {
              session.withVoice(voice);
              onClose();
            }}
          >
            <Picture concept={voice} />
            <span>{text(textKey.option(page, voice))}</span>
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
