import { useState } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { AreYouSure } from './AreYouSure.tsx';
import { ShortPage } from './ShortPage.tsx';

/** Answers that are not finished lie on a device of one's own: whether to go on with them, asked before anything of them is shown. */
export default function Resume({ onGoOn, onStartAgain }: { onGoOn(): void; onStartAgain(): void }) {
  const say = useText('surveys');
  const [sure, ask] = useState(false);
  return (
    <ShortPage key={String(sure)} concept={sure ? 'delete' : 'saved'} title={say(sure ? 'sure-title' : 'resume-title')} text={say(sure ? 'sure-text' : 'resume-text')} arrives={sure}>
      {sure ? (
        <AreYouSure onNo={() => ask(false)} onYes={onStartAgain} />
      ) : (
        <>
          <Button data-part="go-on" kind="primary" onClick={onGoOn}>
            <Picture concept="next" />
            <span>{say('go-on-here')}</span>
          </Button>
          <Button data-part="again" onClick={() => ask(true)}>
            <Picture concept="delete" />
            <span>{say('start-again')}</span>
          </Button>
        </>
      )}
    </ShortPage>
  );
}
