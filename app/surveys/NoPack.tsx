import { useText } from '#app/i18n/text.tsx';
import { ShortPage } from './ShortPage.tsx';

interface Props {
  home: string;
  /** This browser keeps nothing, so nothing could be answered in it. */
  noStorage: boolean;
}

/** These questions are not on this device, and the network could not bring them; or this device cannot keep any. */
export function NoPack({ home, noStorage }: Props) {
  const say = useText('surveys');
  return (
    <ShortPage concept={noStorage ? 'problem' : 'offline'} title={say(noStorage ? 'needs-script' : 'page-missing')} arrives>
      <button type="button" className="bar-button next" onClick={() => location.reload()}>
        {say('try-again')}
      </button>
      <a className="bar-button" href={home}>
        {say('back')}
      </a>
    </ShortPage>
  );
}
