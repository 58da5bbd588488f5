import { screens } from '#server/contracts/screens.ts';
import { useText } from '#app/i18n/text.tsx';
import { StaffPage, type PageProps } from '#app/ui/PlainPage.tsx';
import './desk.css';

/** A page of staff's work. The way back to their own page stands first on all of them. */
export function DeskPage({ children, ...page }: Omit<PageProps, 'isHelp'>) {
  const say = useText('staff');
  return (
    <StaffPage {...page}>
      <p className="desk-back no-print">
        <a href={screens.staff}>{say('your-page')}</a>
      </p>
      {children}
    </StaffPage>
  );
}
