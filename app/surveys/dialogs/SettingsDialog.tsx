import { AccessPanel } from '#app/access/AccessPanel.tsx';
import { useText } from '#app/i18n/text.tsx';
import { Dialog } from '#app/ui/Dialog.tsx';

interface Props {
  languages: readonly string[];
  onLanguage(language: string): void;
  onClose(): void;
}

/** How the page looks and which language it speaks. Answers and place stay. */
export default function SettingsDialog({ languages, onLanguage, onClose }: Props) {
  const say = useText('surveys');
  return (
    <Dialog title={say('settings')} isOpen onClose={onClose}>
      <AccessPanel languages={languages} onLanguage={onLanguage} onDone={onClose} />
    </Dialog>
  );
}
