import { useState, type ReactNode } from 'react';
import { languages as spoken } from '#server/contracts/languages.ts';
import { useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Dialog } from '#app/ui/Dialog.tsx';
import { AccessPanel } from './AccessPanel.tsx';
import { openIn } from './open-in.ts';

interface Props {
  /** Stands before its words, for who does not read them. */
  picture?: ReactNode;
  languages?: readonly string[];
  /** What changes the words of this page. Without it the page is opened again in the language, at the same address and place. */
  onLanguage?: (language: string) => void;
}

/** The button in the head of a page that opens the access settings. */
export function SettingsTool({ picture, languages = spoken.map(({ tag }) => tag), onLanguage = openIn }: Props) {
  const ui = useText('ui');
  const text = useText('access');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        {picture}
        {ui('settings')}
      </Button>
      <Dialog title={text('title')} isOpen={open} onClose={() => setOpen(false)}>
        <AccessPanel languages={languages} onLanguage={onLanguage} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
