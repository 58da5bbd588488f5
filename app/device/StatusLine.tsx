import { screens } from '#server/contracts/screens.ts';
import { useText } from '#app/i18n/text.tsx';
import { lossHere } from '#app/store/mark.ts';
import { useFetched } from '#app/ui/use-fetched.ts';
import { WaitingWords } from './WaitingWords.tsx';
import { useTally } from './use-tally.ts';
import './device.css';

/** One line for whoever looks after a device: what waits on it, since when, and whether anything is wrong. It leads to the whole. */
export function StatusLine() {
  const text = useText('device');
  const tally = useTally();
  const loss = useFetched(() => lossHere());
  return (
    <p className="device-line">
      <a href={screens.device}>{text('title')}</a>{' '}
      <span role="status">
        {tally === 'failed' ? text('no-store') : null}
        {tally === undefined || tally === 'failed' ? null : <WaitingWords tally={tally} />}
        {typeof tally === 'object' && tally.refused > 0 ? ` ${text('refused', { count: tally.refused })}` : null}
        {loss.state === 'there' && loss.value !== undefined ? ` ${text('lost-title')}.` : null}
      </span>
    </p>
  );
}
