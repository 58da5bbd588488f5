import { bounds } from '#server/contracts/bounds.ts';
import { Choice, Line } from '#app/desk/Fields.tsx';
import { Spoken } from './Spoken.tsx';
import { spokenNames } from './names.ts';
import type { Part } from './ThingForm.tsx';

interface Asked {
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
}

/** A line to write in. */
export const written = <Key extends string, Said extends Record<Key, string>>(key: Key, asked: Asked): Part<Said> => ({
  label: asked.label,
  words: (said) => said[key],
  draw: (said, set) => <Line {...asked} maxLength={bounds.nameLength} value={said[key]} onChange={(value) => set({ ...said, [key]: value })} />,
});

/** What kind of thing it is, of a few. */
export const kindOf = <Kind extends string, Said extends { kind: Kind }>(kinds: readonly Kind[], words: (kind: Kind) => string, { name, label }: Asked): Part<Said> => ({
  label,
  words: ({ kind }) => words(kind),
  draw: (said, set) => <Choice<Kind> name={name} label={label} choices={kinds.map((kind) => ({ id: kind, words: words(kind) }))} value={said.kind} onChange={(kind) => set({ ...said, kind })} />,
});

/** The languages that are spoken there. */
export const spokenThere = <Said extends { languages: string[] }>(label: string): Part<Said> => ({
  label,
  words: ({ languages }) => spokenNames(languages),
  draw: (said, set) => <Spoken label={label} value={said.languages} onChange={(languages) => set({ ...said, languages })} />,
});
