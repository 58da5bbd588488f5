import type { ReactNode } from 'react';
import { screens } from '#server/contracts/screens.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { roundsHere } from '#app/store/rounds-here.ts';
import { LinkButton } from '#app/ui/Button.tsx';
import { StaffPage } from '#app/ui/PlainPage.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { useFetched } from '#app/ui/use-fetched.ts';
import { BringIn } from './BringIn.tsx';
import { Lost } from './Lost.tsx';
import { Refused } from './Refused.tsx';
import { RoomHere } from './RoomHere.tsx';
import { RoundListed } from './RoundListed.tsx';
import type { ReadyParts } from './RoundReady.tsx';
import { SaveToFile } from './SaveToFile.tsx';
import { useTally } from './use-tally.ts';
import { Waiting } from './Waiting.tsx';
import './device.css';

interface Props {
  tools?: ReactNode;
  ready: ReadyParts;
  /** Sends what can be sent; resolves with whether nothing is left. */
  sendNow: () => Promise<boolean>;
}

/** What this device can do without a network, what waits on it, and how safe it is here. */
export function Device({ tools, ready, sendNow }: Props) {
  const text = useText('device');
  const { tag } = useLanguage();
  const tally = useTally();
  const rounds = useFetched(() => roundsHere(tag));
  const broken = tally === 'failed' || rounds.state === 'failed';
  return (
    <StaffPage title={text('title')} tools={tools}>
      <p>{text('lead')}</p>
      {broken ? (
        <Notice kind="danger" live>
          {text('no-store')}
        </Notice>
      ) : null}
      <Lost />
      <section className="device-part" aria-labelledby="device-ready" data-part="ready">
        <h2 id="device-ready">{text('ready-title')}</h2>
        {rounds.state === 'there' && rounds.value.length === 0 ? <p>{text('ready-none')}</p> : null}
        {rounds.state === 'there' && rounds.value.length > 0 ? (
          <ul className="device-rounds">
            {rounds.value.map((round, at) => (
              <RoundListed key={round.slug} round={round} parts={ready} folded={at > 0} />
            ))}
          </ul>
        ) : null}
      </section>
      {typeof tally === 'object' ? (
        <>
          <Waiting tally={tally} sendNow={sendNow} />
          <Refused count={tally.refused} />
        </>
      ) : null}
      <section className="device-part" aria-labelledby="device-carry" data-part="carry">
        <h2 id="device-carry">{text('carry-title')}</h2>
        <p>{text('carry-lead')}</p>
        <p>{text('carry-once')}</p>
        <SaveToFile which="all" words={text('save-file')} />
        <BringIn />
      </section>
      <RoomHere />
      <LinkButton kind="quiet" href={screens.share}>
        {text('many-people')}
      </LinkButton>
    </StaffPage>
  );
}
