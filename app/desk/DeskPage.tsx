import type { ReactNode } from 'react';
import { screens } from '#server/contracts/screens.ts';
import { useText } from '#app/i18n/text.tsx';
import { StaffPage, type PageProps } from '#app/ui/PlainPage.tsx';
import './desk.css';

interface Props extends Omit<PageProps, 'isHelp'> {
  /** A link to the page that this one is part of. */
  above?: ReactNode;
}

/** A page of staff's work. The way back to their own page stands first on all of them, and the one to the page above it beside. */
export function DeskPage({ above, children, ...page }: Props) {
  const say = useText('staff');
  return (
    <StaffPage {...page}>
      <p className="desk-back no-print">
        <a href={screens.staff}>{say('your-page')}</a>
        {above}
      </p>
      {children}
    </StaffPage>
  );
}
