import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';

interface Props {
  home: string;
  /** This browser keeps nothing, so nothing could be answered in it. */
  noStorage: boolean;
}

/** These questions are not on this device, and the network could not bring them; or this device cannot keep any. */
export function NoPack({ home, noStorage }: Props) {
  const say = useText('surveys');
  return (
    <main className="farewell">
      <section className="page" role="alert">
        <h1 className="ask">
          <Picture concept={noStorage ? 'problem' : 'offline'} />
          <span>{say(noStorage ? 'needs-script' : 'page-missing')}</span>
        </h1>
        <div className="cards">
          <button type="button" className="bar-button next" onClick={() => location.reload()}>
            {say('try-again')}
          </button>
          <a className="bar-button" href={home}>
            {say('back')}
          </a>
        </div>
      </section>
    </main>
  );
}
