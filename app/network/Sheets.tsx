import { useEffect, useRef, type ReactNode } from 'react';
import type { GroupCards } from '#server/contracts/network.ts';
import { groupLinkAddress } from '#server/contracts/screens.ts';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { printOnly } from '#app/ui/print-only.ts';
import { QrPicture } from '#app/ui/QrPicture.tsx';

/** Something that is shown to be printed, brought into sight. */
function Sheet({ label, print, children, note }: { label: string; print: string; note: string; children: ReactNode }) {
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => paper.current?.scrollIntoView({ block: 'nearest' }), [label]);
  return (
    <div className="network-sheet" role="group" aria-label={label}>
      <div ref={paper} className="network-paper">
        {children}
      </div>
      <Notice>{note}</Notice>
      <Button onClick={() => paper.current !== null && printOnly(paper.current)}>
        <Picture concept="print" />
        <span>{print}</span>
      </Button>
    </div>
  );
}

/** The link of a group: to be scanned, printed or sent to whoever works with the group. */
export function LinkSheet({ secret, name }: { secret: string; name: string }) {
  const say = useText('network');
  const address = groupLinkAddress(location.origin, secret);
  return (
    <Sheet label={say('link-title')} print={say('print-link')} note={say('link-note')}>
      <h4>{name}</h4>
      <QrPicture text={address} label={say('link-picture')} />
      <p className="network-link" dir="ltr" translate="no">
        {address}
      </p>
    </Sheet>
  );
}

/** Four letters at a time, to be read and typed. */
const grouped = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, '$1 ');

/** One card for each person, for those without a phone of their own: each counts once. */
export function GroupCardSheet({ cards: { round, batch, codes }, name }: { cards: GroupCards; name: string }) {
  const say = useText('network');
  return (
    <Sheet label={say('cards-title')} print={say('print-cards')} note={say('cards-note')}>
      <ul className="network-cards">
        {codes.map((code) => (
          <li key={code}>
            <strong>{name}</strong>
            <QrPicture text={`${location.origin}/answer/${round}#card=${batch}.${code}`} label={say('card-picture')} />
            <span className="network-code" dir="ltr" translate="no">
              {grouped(code)}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
