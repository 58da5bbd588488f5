import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';

/** These questions are not on this device, and the network could not bring them. */
export function NoPack({ home }: { home: string }) {
  const say = useText('surveys');
  return (
    <main className="farewell">
      <section className="page" role="alert">
        <h1 className="ask">
          <Picture concept="offline" />
          <span>{say('page-missing')}</span>
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
