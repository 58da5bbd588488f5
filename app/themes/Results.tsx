import { useEffect, useState, type ReactNode } from 'react';
import type { Attribute, Release } from '#server/contracts/release.ts';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { StaffPage } from '#app/ui/PlainPage.tsx';
import { Problem } from '#app/ui/Problem.tsx';
import { problemOf } from '#app/ui/problem-of.ts';
import { GroupChooser } from './GroupChooser.tsx';
import { HowMade } from './HowMade.tsx';
import { MissingVoices } from './MissingVoices.tsx';
import { figuresOf, useNames } from './names.ts';
import { openForPrint } from './open-for-print.ts';
import { Tables } from './Tables.tsx';
import { useRelease, type ReleaseHere } from './use-release.ts';
import { WhoWasHeard } from './WhoWasHeard.tsx';
import './results.css';

interface Props {
  area: string;
  /** Asks the server for a newer release; what comes is kept on the device. */
  refresh: () => Promise<void>;
  tools?: ReactNode;
}

/** What the young people of an area said, as far as its newest release may tell. Read offline after the first visit. */
export function Results({ area, refresh, tools }: Props) {
  const text = useText('themes');
  const { release, news, retry } = useRelease(area, refresh);
  useEffect(() => openForPrint(), []);
  if (release === undefined || (release === null && news.kind === 'asking')) {
    return (
      <StaffPage title={text('waiting.title')} tools={tools}>
        <Loading />
      </StaffPage>
    );
  }
  if (release === null) {
    return (
      <StaffPage title={text('empty.title')} tools={tools}>
        <Nothing news={news} retry={retry} />
      </StaffPage>
    );
  }
  const { name } = release.partnership;
  return (
    <StaffPage title={text('title', { area: name })} tools={tools} banner={<MadeUp release={release} />}>
      {news.kind === 'failed' ? <Kept news={news} /> : null}
      <Shown release={release} />
    </StaffPage>
  );
}

/** No release on this device: there is none yet, or it could not be fetched. */
function Nothing({ news, retry }: Pick<ReleaseHere, 'news' | 'retry'>) {
  const text = useText('themes');
  const problem = news.kind === 'failed' ? problemOf(news.error) : undefined;
  if (problem === undefined || (problem !== 'offline' && problem.code === 'release-not-made')) return <p>{text('empty')}</p>;
  return <Problem problem={problem} retry={retry} />;
}

/** A release is here, and a newer one could not be asked for. */
function Kept({ news }: { news: Extract<ReleaseHere['news'], { kind: 'failed' }> }) {
  const ui = useText('ui');
  const problem = problemOf(news.error);
  return problem === 'offline' ? <Notice picture={<Picture concept="offline" />}>{ui('offline')}</Notice> : <Problem problem={problem} />;
}

function MadeUp({ release }: { release: Release }) {
  const text = useText('themes');
  const ui = useText('ui');
  if (!release.partnership.madeUp && release.simulated === 'none') return null;
  return (
    <Notice>
      {release.partnership.madeUp ? <p>{ui('made-up', { place: release.partnership.name })}</p> : null}
      {release.simulated === 'none' ? null : (
        <p>
          <strong>{text(`simulated-${release.simulated}`)}</strong>
        </p>
      )}
    </Notice>
  );
}

function Shown({ release }: { release: Release }) {
  const text = useText('themes');
  const ui = useText('ui');
  const { tag } = useLanguage();
  const names = useNames(release);
  const [chosen, choose] = useState<{ attribute: Attribute; group: string }>({ attribute: 'all', group: 'all' });
  const figures = release.groups.find((one) => one.population === 'own' && one.attribute === chosen.attribute && one.group === chosen.group) ?? figuresOf(release, 'own', 'all');
  return (
    <>
      <p className="hint">{text('release', { number: release.number, day: formatDay(tag, release.madeOn) })}</p>
      <WhoWasHeard release={release} />
      <MissingVoices release={release} names={names} />
      <section aria-labelledby="said" className="result-section">
        <h2 id="said">
          <Picture concept="results" /> <span>{text('said')}</span>
        </h2>
        <GroupChooser release={release} names={names} attribute={chosen.attribute} group={chosen.group} onChoose={(attribute, group) => choose({ attribute, group })} />
        {figures === undefined ? null : <Tables release={release} names={names} figures={figures} onShowAll={() => choose({ attribute: 'all', group: 'all' })} />}
      </section>
      <HowMade release={release} />
      <p className="no-print">
        <Button onClick={() => window.print()}>{ui('print')}</Button>
      </p>
    </>
  );
}
