import type { Reply } from '#app/api/call.ts';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useAsking } from '#app/desk/use-asking.ts';
import { useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';

/** Closes a setting or a group, or opens it again. Nothing is deleted, so nobody is asked twice. */
export function CloseOrOpen({ closed, close, onDone }: { closed: boolean; close(closed: boolean): Promise<Reply<unknown>>; onDone(): void }) {
  const say = useText('network');
  const { ask, busy, trouble } = useAsking();
  return (
    <div className="network-close">
      <p className="hint">{say(closed ? 'open-hint' : 'close-hint')}</p>
      <Button aria-disabled={busy} onClick={() => void ask(() => close(!closed), onDone)}>
        {say(closed ? 'open-again' : 'close')}
      </Button>
      <TroubleSaid trouble={trouble} />
    </div>
  );
}
