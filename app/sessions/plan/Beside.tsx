import type { ReactNode } from 'react';
import { formatMoment, isolated } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import type { ShownEntry } from './work.ts';

/** Who said something and when, or that it is on this device only. */
export function SaidBy({ entry }: { entry: ShownEntry }) {
  const say = useText('planning');
  const { tag } = useLanguage();
  if (entry.unsent) return <span className="hint">{say('here-only')}</span>;
  return <span className="hint">{say('by', { name: isolated(entry.by ?? ''), when: entry.at === undefined ? '' : formatMoment(tag, Date.parse(entry.at)) })}</span>;
}

interface Props {
  /** What is said above it. */
  title: string;
  shown: ShownEntry;
  beside: readonly ShownEntry[];
  draw(entry: ShownEntry): ReactNode;
  /** Says which is right, in place of all of them. */
  onChoose(entry: ShownEntry): void;
}

/** Two said different things without knowing of each other: both stand here until somebody says which is right. */
export function Beside({ title, shown, beside, draw, onChoose }: Props) {
  const say = useText('planning');
  if (beside.length === 0) return null;
  return (
    <Notice>
      <p>
        <strong>{title}</strong>
      </p>
      {beside.map((entry) => (
        <div key={entry.id} className="plan-beside">
          {draw(entry)}
          <SaidBy entry={entry} />
          <Button onClick={() => onChoose(entry)}>{say('use-this')}</Button>
        </div>
      ))}
      <Button onClick={() => onChoose(shown)}>{say('keep-shown')}</Button>
    </Notice>
  );
}
