import { useText } from '#app/i18n/text.tsx';
import { ShortPage } from '#app/surveys/ShortPage.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { ListenToThis } from './ListenToThis.tsx';
import './sessions.css';

interface Props {
  onYes(): void;
  onNo(): void;
}

/** After a reload or a crash on a shared device. Nobody's answers are shown, or dropped, before it is known whose they are. */
export function IsItYou({ onYes, onNo }: Props) {
  const say = useText('sessions');
  return (
    <ShortPage concept="own" title={say('you-title')} text={say('you-text')}>
      <button type="button" className="bar-button you-yes" onClick={onYes}>
        <Picture concept="yes" />
        <span>{say('you-yes')}</span>
      </button>
      <button type="button" className="bar-button you-no" onClick={onNo}>
        <Picture concept="another-person" />
        <span>{say('you-no')}</span>
      </button>
      <ListenToThis words={[say('you-title'), say('you-text'), say('you-yes'), say('you-no')]} />
    </ShortPage>
  );
}
