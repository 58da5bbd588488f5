import { voicesAsked } from '#server/contracts/choices.ts';
import { textKey } from '#server/contracts/text-keys.ts';
import { useText } from '#app/i18n/text.tsx';
import { WithTexts } from '#app/i18n/WithTexts.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Dialog } from '#app/ui/Dialog.tsx';
import { useAnswering, useSurveyText } from '../session-context.ts';

/** For who helps and thinks otherwise: that there are answers of their own to say it in, and that these stay as they are. */
function OwnView() {
  const say = useText('views');
  return (
    <p className="line">
      <Picture concept="own" />
      <span>{say('helper')}</span>
    </p>
  );
}

/**
 * "Now I am doing it myself": who is with the person, asked again in the middle, in the words of the page that asked it
 * first. Answers from now on are kept in the voice that is chosen; those given before keep theirs.
 *
 * @param page the id of the page "Who is with me".
 */
export default function WithMeDialog({ page, onClose }: { page: string; onClose(): void }) {
  const { pack, session } = useAnswering();
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
      {pack.views === undefined ? null : (
        // A device that cannot fetch the line goes without it: the choices need no network.
        <WithTexts texts={['views']} failed={null}>
          <OwnView />
        </WithTexts>
      )}
    </Dialog>
  );
}
