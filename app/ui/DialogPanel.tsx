import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button } from './Button.tsx';
import type { DialogProps } from './Dialog.tsx';
import './react-aria.ts';
import './dialog.css';

/** See `Dialog.tsx`. */
export function DialogPanel({ title, isOpen, onClose, children }: DialogProps) {
  const text = useText('ui');
  const { tag, direction } = useLanguage();
  return (
    <ModalOverlay className="dialog-ground" isOpen={isOpen} isDismissable onOpenChange={(open) => (open ? undefined : onClose())}>
      <Modal className="dialog-room">
        <Dialog className="dialog">
          <div className="dialog-inside" lang={tag} dir={direction}>
            <header className="dialog-head">
              <Heading slot="title">{title}</Heading>
              <Button onClick={onClose}>{text('close')}</Button>
            </header>
            {children}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
