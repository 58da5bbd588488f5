import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { spoken } from '#app/i18n/spoken.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import './react-aria.ts';
import './pick-one.css';

interface Props {
  label: string;
  choices: readonly { id: string; words: string }[];
  chosen: string;
  onChoose: (id: string) => void;
}

/**
 * One of many, found by typing any part of its words: for staff, where a list is too long to look through.
 * React Aria does what no element of the browser does: the list, its filter, and what a screen reader hears of both.
 */
export function PickOne({ label, choices, chosen, onChoose }: Props) {
  const text = useText('ui');
  const { tag } = useLanguage();
  return (
    <ComboBox className="pick-one" defaultItems={choices} selectedKey={chosen} menuTrigger="focus" onSelectionChange={(id) => { if (typeof id === 'string') onChoose(id); }}>
      <Label>{label}</Label>
      <div className="pick-one-field">
        <Input />
        <Button aria-label={text('show-list')}>
          <span aria-hidden="true">▾</span>
        </Button>
      </div>
      <Popover className="pick-one-list" {...spoken(tag)}>
        <ListBox<(typeof choices)[number]>>{({ id, words }) => <ListBoxItem id={id}>{words}</ListBoxItem>}</ListBox>
      </Popover>
    </ComboBox>
  );
}
