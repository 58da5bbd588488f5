import { useEffect, useRef } from 'react';
import { inviteAddress } from '#server/contracts/screens.ts';
import type { InviteMade, StaffRole } from '#server/contracts/staff.ts';
import { formatMoment } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { printOnly } from '#app/ui/print-only.ts';
import { QrPicture } from '#app/ui/QrPicture.tsx';

export interface CardOfInvite extends InviteMade {
  area: string;
  madeFor: string;
  /** None: a new way in. */
  role: StaffRole | undefined;
}

/** A link as it is shown this once: to be scanned, printed or sent. */
export function InviteCard({ card: { secret, area, madeFor, role, expiresAt } }: { card: CardOfInvite }) {
  const say = useText('staff');
  const { tag } = useLanguage();
  const paper = useRef<HTMLDivElement>(null);
  const address = inviteAddress(location.origin, secret);
  useEffect(() => paper.current?.scrollIntoView({ block: 'nearest' }), [secret]);
  return (
    <div className="staff-card" role="group" aria-label={say('card-title')}>
      <div ref={paper} className="staff-paper">
        <h3>{role === undefined ? say('invite-way-in', { area }) : say('invite-role', { area, role: say(`role-${role}`) })}</h3>
        <p>{say('invite-for', { name: madeFor })}</p>
        <QrPicture text={address} label={say('card-picture')} />
        <p className="staff-link" dir="ltr" translate="no">
          {address}
        </p>
        <p>{say('invite-until', { when: formatMoment(tag, Date.parse(expiresAt)) })}</p>
      </div>
      <Notice>{say('card-once')}</Notice>
      <Button onClick={() => paper.current !== null && printOnly(paper.current)}>
        <Picture concept="print" />
        <span>{say('card-print')}</span>
      </Button>
    </div>
  );
}
