import { useState } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';

/** Deleting something of a room, asked twice. */
export function DeleteTwice({ words, onDelete }: { words: string; onDelete(): void }) {
  const say = useText('room');
  const [sure, setSure] = useState(false);
  return (
    <Button kind={sure ? 'danger' : 'quiet'} onClick={() => (sure ? onDelete() : setSure(true))}>
      <Picture concept="delete" />
      <span>{sure ? say('delete-sure') : words}</span>
    </Button>
  );
}
