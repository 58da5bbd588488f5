import { useState, type FormEvent } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { CodeField } from '#app/ui/CodeField.tsx';
import { Dialog } from '#app/ui/Dialog.tsx';
import './replies.css';

interface Props {
  /** A card was taken already. */
  noted: boolean;
  /** The secret in what was typed; `undefined` where it is no card's. */
  secretIn(text: string): string | undefined;
  /** Whether the card is known to hold somebody's answers of this round. */
  isTaken(secret: string): Promise<boolean>;
  /** Takes the card for these answers; `undefined`: a new one is made after all. */
  take(secret: string | undefined): void;
  onClose(): void;
}

/** "I have a keep card": its code is typed before the answers are sealed, and they are kept under it. */
export function OwnCard({ noted, secretIn, isTaken, take, onClose }: Props) {
  const say = useText('keepsheet');
  const [code, setCode] = useState('');
  const [state, setState] = useState<'asking' | 'looking' | 'wrong' | 'taken'>('asking');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (state === 'looking') return;
    const secret = secretIn(code);
    if (secret === undefined) return setState('wrong');
    setState('looking');
    if (await isTaken(secret)) return setState('taken');
    setCode('');
    setState('asking');
    take(secret);
  };

  if (noted)
    return (
      <Dialog title={say('type-title')} isOpen onClose={onClose}>
        <p className="keep-intro" role="status">
          <Picture concept="keep-card" />
          <span>{say('type-noted')}</span>
        </p>
        <div className="cards">
          <Button kind="primary" onClick={onClose}>
            {say('type-go-on')}
          </Button>
          <Button onClick={() => take(undefined)}>{say('type-not')}</Button>
        </div>
      </Dialog>
    );
  return (
    <Dialog title={say('type-title')} isOpen onClose={onClose}>
      <form className="keep-ask" onSubmit={(event) => void submit(event)} noValidate>
        <p className="keep-intro">
          <Picture concept="keep-card" />
          <span>{say('type-what')}</span>
        </p>
        <CodeField label={say('type-code')} wrong={state === 'wrong' || state === 'taken' ? say(`type-${state}`) : undefined} className="keep-code" value={code} onChange={setCode} />
        <p role="status">{state === 'looking' ? say('type-looking') : null}</p>
        <Button kind="primary" type="submit" aria-disabled={state === 'looking'}>
          {say('type-use')}
        </Button>
      </form>
    </Dialog>
  );
}
