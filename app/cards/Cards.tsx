import { useState, type ReactNode } from 'react';
import type { CardSheet } from '#server/contracts/area.ts';
import { useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { PickOne } from '#app/ui/PickOne.tsx';
import { StaffPage } from '#app/ui/PlainPage.tsx';
import { Problem } from '#app/ui/Problem.tsx';
import { problemOf } from '#app/ui/problem-of.ts';
import { useFetched } from '#app/ui/use-fetched.ts';
import { PileSheet } from './PileSheet.tsx';
import { pilesOf, type Pile } from './piles.ts';
import { usePileName } from './pile-name.ts';
import './cards.css';

interface Props {
  area: string;
  load: () => Promise<CardSheet>;
  tools?: ReactNode;
}

/** Cards of a made-up area to print and try: one pile at a time, on A4. */
export function Cards({ area, load, tools }: Props) {
  const text = useText('cards');
  const { retry, ...fetched } = useFetched(load);
  return (
    <StaffPage title={<span className="no-print">{text('title')}</span>} tools={tools}>
      {fetched.state === 'waiting' ? <Loading /> : null}
      {fetched.state === 'failed' ? <Problem problem={problemOf(fetched.error)} retry={retry} /> : null}
      {fetched.state === 'there' ? <Piles key={area} piles={pilesOf(fetched.value.cards)} views={fetched.value.views ?? {}} /> : null}
    </StaffPage>
  );
}

function Piles({ piles, views }: { piles: readonly Pile[]; views: NonNullable<CardSheet['views']> }) {
  const text = useText('cards');
  const ui = useText('ui');
  const name = usePileName();
  const [chosen, choose] = useState(piles[0]?.batch);
  const pile = piles.find(({ batch }) => batch === chosen);
  if (pile === undefined) return <p>{ui('nothing-yet')}</p>;
  return (
    <>
      <div className="card-tools no-print">
        <Notice>{text('made-up')}</Notice>
        <p>{text('intro')}</p>
        <PickOne label={text('pile')} choices={piles.map((each) => ({ id: each.batch, words: name(each) }))} chosen={pile.batch} onChoose={choose} />
        {/* A field of one line has no room for a long name. */}
        <p>
          <strong>{name(pile)}</strong>
        </p>
        <p>{text('left', { count: pile.unused.length, all: pile.all })}</p>
        <p>
          <Button kind="primary" onClick={() => window.print()} disabled={pile.unused.length === 0}>
            {ui('print')}
          </Button>
        </p>
      </div>
      <PileSheet pile={pile} views={views[pile.round] ?? []} />
    </>
  );
}
