import { languages } from '#server/contracts/languages.ts';
import { Ticks } from '#app/desk/Fields.tsx';
import { In } from '#app/i18n/In.tsx';

const choices = languages.map(({ tag, name }) => ({ id: tag, words: <In language={tag}>{name}</In> }));

/** The languages that are spoken somewhere, each by its own name; in the order of the list, in whichever they were chosen. */
export function Spoken({ label, value, onChange }: { label: string; value: readonly string[]; onChange(value: string[]): void }) {
  return <Ticks legend={label} name="language" choices={choices} chosen={value} onChange={(chosen) => onChange(languages.map(({ tag }) => tag).filter((tag) => chosen.includes(tag)))} />;
}
