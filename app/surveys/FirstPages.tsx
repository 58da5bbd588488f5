import type { Pack } from '#server/contracts/round.ts';
import { pageId } from '#server/contracts/walk.ts';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { BottomBar, TopBar } from './Chrome.tsx';
import { Languages } from './Languages.tsx';
import { PageView } from './pages/PageView.tsx';
import { AnsweringProvider } from './session-context.ts';
import { createSession } from './session.ts';

/** As many pages as are rendered on the server: what a person can reach before the app is there. */
const rendered = 2;

/** The first pages of a round, from the same components as the app's, for the server to render. */
export function FirstPages({ pack }: { pack: Pack }) {
  const say = useText('surveys');
  const { id, slug } = pack.round;
  const session = createSession(
    pack,
    {
      id: '', round: id, roundSlug: slug, survey: pack.round.survey, language: pack.bundle.language, page: '', circumstances: {},
      voice: 'own', voiceChosen: false, assented: false, answers: [], words: {}, revision: 0,
    },
    (draft) => Promise.resolve(draft),
  );
  const { pages } = session.snapshot();
  const starts = pages[0]?.page.kind === 'welcome';
  const asks = pages[0]?.page.kind === 'questions';
  return (
    <AnsweringProvider value={{ pack, session, ownDevice: false }}>
      <div id="first" data-round={slug} data-say-start={starts ? say('start') : undefined} data-say-next={say('next')}>
        <TopBar at={0} all={pages.length} />
        <main>
          <noscript>
            <p className="honest">{say('needs-script')}</p>
          </noscript>
          <h1 className="opening">{say('opening-answers')}</h1>
          {pages.slice(0, rendered).map((shown, index) => (
            <PageView key={pageId(shown.page)} shown={shown} hidden={index > 0} below={shown.page.kind === 'welcome' ? <Languages pack={pack} /> : undefined} />
          ))}
        </main>
        {/* The app brings the Listen button; its picture is here already. */}
        <BottomBar first on={starts ? 'start' : 'next'} asks={asks} listen={pack.bundle.sound === undefined ? null : <span hidden><Picture concept="listen" /></span>} />
      </div>
    </AnsweringProvider>
  );
}
