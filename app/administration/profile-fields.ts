import { emptyProfile, type AreaProfile, type ProcessingRecord } from '#server/contracts/area-profile.ts';

/** The profile as its form has it: each field a text. Languages stand in a row, the first first. */
export type Values = Readonly<Record<FieldName, string>>;

const lines = ['council', 'board', 'schools', 'office', 'address', 'phone', 'email', 'officer'] as const;
type RecordField = keyof ProcessingRecord;
export type FieldName = 'languages' | (typeof lines)[number] | RecordField;

interface Field {
  name: FieldName;
  kind: 'line' | 'text' | 'day' | 'condition';
}
const line = (name: FieldName): Field => ({ name, kind: 'line' });
const text = (name: FieldName): Field => ({ name, kind: 'text' });
const day = (name: FieldName): Field => ({ name, kind: 'day' });

/** In the order in which they are filled in. Languages stand before them and are chosen. */
export const groups: readonly { name: 'controllers' | 'contact' | 'record' | 'signed'; fields: readonly Field[] }[] = [
  { name: 'controllers', fields: [line('council'), line('board'), line('schools')] },
  { name: 'contact', fields: [line('office'), text('address'), line('phone'), line('email'), line('officer')] },
  {
    name: 'record',
    fields: [text('purpose'), text('task'), { name: 'condition', kind: 'condition' }, text('people'), text('readers'), text('recipients'), text('hosting'), text('transfers'), text('risks'), text('measures'), text('consulted')],
  },
  { name: 'signed', fields: [text('advice'), day('advisedOn'), line('signedBy'), day('signedOn'), day('reviewOn')] },
];

export const fieldNames: readonly FieldName[] = ['languages', ...groups.flatMap(({ fields }) => fields.map(({ name }) => name))];

/** A profile as a form has it. */
export function valuesOf({ languages, controllers, contact, officer, record }: AreaProfile): Values {
  return { languages: languages.join(' '), ...controllers, ...contact, officer, ...record };
}

const recordFields: ReadonlySet<string> = new Set(Object.keys(emptyProfile.record));

/** The profile that a form says. */
export function profileFrom(values: Values): AreaProfile {
  const { languages, council, board, schools, office, address, phone, email, officer } = values;
  const entries = Object.entries(values).filter(([name]) => recordFields.has(name));
  const condition = values.condition === 'public-interest' || values.condition === 'health-or-social-care' ? values.condition : '';
  return {
    languages: languages.split(' ').filter((tag) => tag !== ''),
    controllers: { council, board, schools },
    contact: { office, address, phone, email },
    officer,
    record: { ...emptyProfile.record, ...Object.fromEntries(entries), condition },
  };
}

/** What two people made of the same form, put together. */
export interface Merged {
  values: Values;
  /** Fields that both changed, each to something else: mine stands, and theirs is here. */
  clashes: Partial<Record<FieldName, string>>;
}

/**
 * Puts my changes on what somebody else kept meanwhile. Nothing that either wrote is lost: what only one changed is as they
 * changed it, and of what both changed theirs is kept beside.
 */
export function merged(before: Values, mine: Values, theirs: Values): Merged {
  const clashes: Partial<Record<FieldName, string>> = {};
  const values = { ...theirs };
  for (const name of fieldNames) {
    if (mine[name] === before[name]) continue;
    values[name] = mine[name];
    if (theirs[name] !== before[name] && theirs[name] !== mine[name]) clashes[name] = theirs[name];
  }
  return { values, clashes };
}
