import { useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';

/** One thing of which two people wrote something else. */
export interface Difference {
  label: string;
  theirs: string;
  mine: string;
}

interface Props {
  differences: readonly Difference[];
  onMine(): void;
  onTheirs(): void;
}

/** Somebody else changed it meanwhile: what they wrote stands beside one's own, and nothing is lost until somebody says which. */
export function Beside({ differences, onMine, onTheirs }: Props) {
  const say = useText('network');
  return (
    <Notice kind="danger" live>
      <p>
        <strong>{say('both-title')}</strong>
      </p>
      {differences.map(({ label, theirs, mine }) => (
        <dl key={label} className="network-both">
          <dt>{say('both-theirs', { what: label })}</dt>
          <dd dir="auto">{theirs === '' ? say('both-empty') : theirs}</dd>
          <dt>{say('both-mine', { what: label })}</dt>
          <dd dir="auto">{mine === '' ? say('both-empty') : mine}</dd>
        </dl>
      ))}
      <div className="actions">
        <Button onClick={onTheirs}>{say('both-take-theirs')}</Button>
        <Button kind="primary" onClick={onMine}>
          {say('both-take-mine')}
        </Button>
      </div>
    </Notice>
  );
}
