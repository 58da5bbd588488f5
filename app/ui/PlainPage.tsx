import { useContext, type ReactNode } from 'react';
import { screens } from '#server/contracts/screens.ts';
import { useText } from '#app/i18n/text.tsx';
import { HelpPicture } from './help-picture.ts';
import { Logo } from './Logo.tsx';
import './shell.css';

export interface PageProps {
  /** The heading of the page. */
  title: ReactNode;
  /** Buttons beside the name of the product, such as the access settings. */
  tools?: ReactNode;
  /** Said above all else: that a place is made up, or that the device is offline. */
  banner?: ReactNode;
  /** The page is the help page, and needs no way to it. */
  isHelp?: boolean;
  children: ReactNode;
}

/** The window is called as its page is. The heading tells, whatever it is made of; a page says it anew whenever it is drawn. */
const named = (heading: HTMLElement | null, app: string) => {
  if (heading !== null) document.title = [...new Set([heading.textContent, app])].join(' – ');
};

function Shell({ title, tools, banner, isHelp = false, children, dense }: PageProps & { dense: boolean }) {
  const text = useText('ui');
  const picture = useContext(HelpPicture);
  return (
    <div className={dense ? 'shell dense' : 'shell'}>
      <a className="skip" href="#main">
        {text('skip')}
      </a>
      <header>
        <div className="shell-head no-print">
          <a className="brand" href={screens.home}>
            <Logo />
            <span>{text('app')}</span>
          </a>
          <div className="shell-tools">
            {tools}
            {isHelp ? null : (
              <a className="button danger" href={screens.help}>
                {picture}
                <span>{text('help-now')}</span>
              </a>
            )}
          </div>
        </div>
        {banner}
      </header>
      <main id="main" tabIndex={-1}>
        <h1 ref={(heading) => named(heading, text('app'))} tabIndex={-1}>{title}</h1>
        {children}
      </main>
      <footer className="shell-foot no-print">
        <a href={screens.home}>{text('home')}</a>
        <a href={screens.credits}>{text('credits')}</a>
      </footer>
    </div>
  );
}

/** A page for young people and families: big, one column. */
export const PlainPage = (props: PageProps) => <Shell {...props} dense={false} />;

/** A page for the people who work with the answers: smaller letters, more room. */
export const StaffPage = (props: PageProps) => <Shell {...props} dense />;
