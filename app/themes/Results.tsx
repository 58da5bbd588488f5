import { useEffect, type ReactNode } from 'react';
import type { Release } from '#server/contracts/release.ts';
import { screenAddress } from '#server/contracts/screen-address.ts';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { LinkButton } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { StaffPage } from '#app/ui/PlainPage.tsx';
import { Problem } from '#app/ui/Problem.tsx';
import { problemOf } from '#app/ui/problem-of.ts';
import { openForPrint } from './open-for-print.ts';
import { Shown } from './Shown.tsx';
import { useRelease, type ReleaseHere } from './use-release.ts';
import './results.css';

interface Props {
  area: string;
  /** Asks the server for a newer release; what comes is kept on the device. */
  refresh: () => Promise<void>;
  /** What groups tell of themselves; there with and without a release. */
  ownWords?: ReactNode;
  tools?: ReactNode;
}

/** What the young people of an area said, as far as its newest release may tell. Read offline after the first visit. */
export function Results({ area, refresh, ownWords, tools }: Props) {
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
      <StaffPage title={text(noneYet(news) ? 'empty.title' : 'unknown.title')} tools={tools}>
        <Nothing news={news} retry={retry} />
        {ownWords}
        <ToShaped area={area} />
      </StaffPage>
    );
  }
  const { name } = release.partnership;
  return (
    <StaffPage title={text('title', { area: name })} tools={tools} banner={<MadeUp release={release} />}>
      {news.kind === 'failed' ? <Kept news={news} /> : null}
      <Shown release={release} ownWords={ownWords} />
      <ToShaped area={area} />
    </StaffPage>
  );
}

/** Groups that were asked, and what came of it, stand on a page of their own. */
function ToShaped({ area }: { area: string }) {
  const text = useText('themes');
  return (
    <p className="no-print">
      <LinkButton href={screenAddress('shaped', { area })}>{text('to-shaped')}</LinkButton>
    </p>
  );
}

/** Whether the server said that there is no release. Else nobody knows, and nothing is claimed. */
function noneYet(news: ReleaseHere['news']): boolean {
  if (news.kind !== 'failed') return true;
  const problem = problemOf(news.error);
  return problem !== 'offline' && problem.code === 'release-not-made';
}

/** No release on this device: there is none yet, or it could not be fetched. */
function Nothing({ news, retry }: Pick<ReleaseHere, 'news' | 'retry'>) {
  const text = useText('themes');
  return news.kind !== 'failed' || noneYet(news) ? <p>{text('empty')}</p> : <Problem problem={problemOf(news.error)} retry={retry} />;
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
