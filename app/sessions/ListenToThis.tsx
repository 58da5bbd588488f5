import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { useSaidAloud } from './use-said-aloud.ts';

/** Says what stands here; not there at all where nothing on this device can say this language. */
export function ListenToThis({ words }: { words: readonly string[] }) {
  const text = useText('surveys');
  const { available, reading, say, stop } = useSaidAloud(words);
  if (!available) return null;
  return (
    <Button aria-pressed={reading !== null} onClick={() => (reading === null ? say() : stop())}>
      <Picture concept="listen" />
      <span>{text(reading === null ? 'listen' : 'stop-listening')}</span>
    </Button>
  );
}
