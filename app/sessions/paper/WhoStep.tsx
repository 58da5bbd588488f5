import { voicesAsked } from '#server/contracts/choices.ts';
import type { Voice } from '#server/contracts/response.ts';
import type { Pack } from '#server/contracts/round.ts';
import { textKey } from '#server/contracts/text-keys.ts';
import { useText } from '#app/i18n/text.tsx';
import { bundleText } from '#app/surveys/bundle-text.ts';
import { Notice } from '#app/ui/Notice.tsx';
import { Key, KeyStep } from './Keys.tsx';

interface Props {
  pack: Pack;
  onVoice(voice: Voice): void;
  /** They ticked No: nothing of it is typed. */
  onNo(): void;
}

/** Whose voice it is, as ticked on the booklet: of a survey that asks. */
export function WhoStep({ pack, onVoice, onNo }: Props) {
  const say = useText('paper');
  const asked = bundleText(pack.bundle);
  const page = pack.survey.pages.find((each) => each.kind === 'with-me');
  const key = (pressed: string): boolean => {
    const voice = voicesAsked[Number(pressed) - 1];
    if (voice !== undefined) onVoice(voice);
    else if (pressed === 'x') onNo();
    // Nothing is ticked: they gave it in as their own.
    else if (pressed === '0' || pressed === ' ') onVoice('own');
    else return false;
    return true;
  };
  return (
    <KeyStep at="who" onKey={key} heading={say('who')}>
      <div className="paper-keys">
        {voicesAsked.map((voice, at) => (
          <Key key={voice} name={String(at + 1)} language={pack.bundle.language} words={asked(textKey.option(page?.id ?? '', voice))} onPress={() => onVoice(voice)} />
        ))}
      </div>
      <div className="paper-keys">
        <Key rest name="0" words={say('who-empty')} onPress={() => onVoice('own')} />
        <Key rest name="X" words={say('said-no')} onPress={onNo} />
      </div>
      <Notice>{say('said-no-hint')}</Notice>
    </KeyStep>
  );
}
