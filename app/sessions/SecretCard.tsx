import { useEffect, useRef } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { printOnly } from '#app/ui/print-only.ts';
import { QrPicture } from '#app/ui/QrPicture.tsx';

interface Props {
  /** Groups of letters and digits with spaces between. */
  written: string;
  onDone(): void;
}

/**
 * The secret of a shared device, shown once, to be printed or written down. The QR code holds its letters and no
 * address: an address that is opened stays in the history of the browser, and with it the secret would.
 */
export function SecretCard({ written, onDone }: Props) {
  const say = useText('sessions');
  const card = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="share-part">
      <article ref={card} className="secret-card">
        <h2 ref={heading} tabIndex={-1}>
          {say('secret-title')}
        </h2>
        <QrPicture text={written} label={say('secret-scan')} />
        <p className="secret-code" dir="ltr" translate="no">
          {written.split(' ').map((group, at) => (
            <span key={at}>{group} </span>
          ))}
        </p>
        <p>{say('secret-use')}</p>
        <p className="with-picture">
          <Picture concept="safe" />
          <span>{say('secret-safe')}</span>
        </p>
      </article>
      <p>{say('secret-once')}</p>
      <div className="actions">
        <Button onClick={() => card.current !== null && printOnly(card.current)}>
          <Picture concept="print" />
          <span>{say('secret-print')}</span>
        </Button>
        <Button kind="primary" onClick={onDone}>
          {say('secret-done')}
        </Button>
      </div>
    </section>
  );
}
