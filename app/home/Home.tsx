import type { ReactNode } from 'react';
import { screens } from '#server/contracts/screens.ts';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { PlainPage } from '#app/ui/PlainPage.tsx';
import { Problem } from '#app/ui/Problem.tsx';
import { AreaCard } from './AreaCard.tsx';
import { useAreas } from './use-areas.ts';
import './home.css';

interface Props {
  tools?: ReactNode;
  /** Ways to this page in other languages. */
  languages?: ReactNode;
  /** A line about this device, for whoever looks after it. */
  device?: ReactNode;
  /** Asks the server for its areas; what comes is kept on the device. */
  refresh: () => Promise<void>;
}

const Way = ({ to, concept, children }: { to: string; concept: string; children: ReactNode }) => (
  <a className="way with-picture" href={to}>
    <Picture concept={concept} />
    <span>{children}</span>
  </a>
);

/** The first page: what All Heard is, and the ways in. */
export function Home({ tools, languages, refresh, device }: Props) {
  const text = useText('home');
  const { areas, news } = useAreas(refresh);
  const waits = areas.length === 0 && news === 'waiting';
  return (
    <PlainPage title={text('title')} tools={tools} banner={languages}>
      <p className="lead">{text('lead')}</p>
      <ul className="what">
        <li className="with-picture">
          <Picture concept="listen-to-me" />
          <span>{text('what-say')}</span>
        </li>
        <li className="with-picture">
          <Picture concept="results" />
          <span>{text('what-hear')}</span>
        </li>
        <li className="with-picture">
          <Picture concept="change" />
          <span>{text('what-answer')}</span>
        </li>
      </ul>
      {waits ? <Loading /> : null}
      {areas.length === 0 && news === 'failed' ? <Problem problem="offline" /> : null}
      {areas.map((area) => (
        <AreaCard key={area.slug} area={area} />
      ))}
      {/* Not before the areas are known: what is pressed here would go from under the finger, and the frame of who scans would begin with it. */}
      {waits ? null : (
        // Not before the areas are known: what is pressed here would go from under the finger, and the frame of who scans
        // would begin with it. One list, so that the rounds are as near by a switch as without it.
        <nav className="kept" aria-labelledby="session kept">
          <h2 id="session">{text('session-title')}</h2>
          <div className="ways">
            <Way to={screens.join} concept="group-of-people">
              {text('session')}
            </Way>
          </div>
          <h2 id="kept">{text('yours')}</h2>
          <div className="ways">
            <Way to={screens.plan} concept="plan">
              {text('plan')}
            </Way>
            <Way to={screens.keep} concept="keep-card">
              {text('keep')}
            </Way>
          </div>
        </nav>
      )}
      <section className="safe" aria-labelledby="safe">
        <h2 id="safe">
          <Picture concept="safe" /> <span>{text('safe')}</span>
        </h2>
        <p>{text('safe-1')}</p>
        <p>{text('safe-2')}</p>
        <p>{text('safe-3')}</p>
      </section>
      {/* A foot of its own: who scans finds it among the bars, and what people come for is nearer by one. */}
      <footer>
        {device}
        <p className="for-staff">
          <a href={screens.staff}>{text('staff')}</a>
        </p>
      </footer>
    </PlainPage>
  );
}
