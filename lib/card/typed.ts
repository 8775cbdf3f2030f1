/** What was typed into a card and is not saved: kept by the worker as text, read back with care. Pure. */
import { baseOf, sameValue } from './rules.ts';

export interface Reference {
  id: string;
  name: string;
}

export type EditedField = 'result' | 'resultDetails' | 'account' | 'contact' | 'activity' | 'case' | 'notes';
export type EditedValue = string | Reference | null;
export type Edited = Partial<Record<EditedField, EditedValue>>;

export interface Typed {
  values: Edited;
  /** What those fields were when typing began; of drafts that older versions kept it is not known. */
  bases: Edited;
  /** Changes with each saving, so that other tabs with the same card read the record anew; '' before the first. */
  saved: string;
  /** Of the link that is being typed, and of the post: the same one is made once, however often it is asked for. */
  link: { id: string; text: string };
  post: { id: string; text: string };
}

export const FIELDS: readonly EditedField[] = [
  'result',
  'resultDetails',
  'account',
  'contact',
  'activity',
  'case',
  'notes',
];
const TEXTS: readonly EditedField[] = ['resultDetails', 'notes'];

export const NOTHING: Typed = {
  values: {},
  bases: {},
  saved: '',
  link: { id: '', text: '' },
  post: { id: '', text: '' },
};

/** '' when nothing was typed. */
export const writeTyped = (typed: Typed): string =>
  Object.keys(typed.values).length === 0 &&
  typed.saved === '' &&
  typed.link.text === '' &&
  typed.post.text === ''
    ? ''
    : JSON.stringify(typed);

export function readTyped(text: string | undefined): Typed {
  const raw = record(parse(text));
  const values = edited(raw.values);
  const bases = edited(raw.bases);
  const saved = typeof raw.saved === 'string' ? raw.saved : '';
  return { values, bases, saved, link: once(raw.link), post: once(raw.post) };
}

function edited(given: unknown): Edited {
  const values: Edited = {};
  for (const field of FIELDS) {
    const isText = TEXTS.includes(field);
    const value = isText ? record(given)[field] : referenceOf(record(given)[field]);
    if (isText ? typeof value === 'string' : value !== undefined) values[field] = value as EditedValue;
  }
  return values;
}

function referenceOf(raw: unknown): Reference | null | undefined {
  if (raw === null) return null;
  const { id, name } = record(raw);
  return typeof id === 'string' && typeof name === 'string' ? { id, name } : undefined;
}

function once(raw: unknown): Typed['link'] {
  const { id, text } = record(raw);
  return { id: typeof id === 'string' ? id : '', text: typeof text === 'string' ? text : '' };
}

/** The field as it is typed now; typed back to what it was, it is not typed any more. @param stored what it is in the CRM, as shown */
export function withEdit(
  { values, bases }: Pick<Typed, 'values' | 'bases'>,
  field: EditedField,
  value: EditedValue,
  stored: EditedValue,
): Pick<Typed, 'values' | 'bases'> {
  const base = field in values ? bases[field] : baseOf(stored ?? (TEXTS.includes(field) ? '' : null));
  if (base !== undefined && sameValue(base, baseOf(value))) return without({ values, bases }, field);
  return {
    values: { ...values, [field]: value },
    bases: base === undefined ? bases : { ...bases, [field]: base },
  };
}

export function without(
  { values, bases }: Pick<Typed, 'values' | 'bases'>,
  field: EditedField,
): Pick<Typed, 'values' | 'bases'> {
  const { [field]: _value, ...restOfValues } = values;
  const { [field]: _base, ...restOfBases } = bases;
  return { values: restOfValues, bases: restOfBases };
}

/** Of what was being saved, what has not been changed since is saved; what has, was typed over what was saved. */
export function afterSaving(
  { values, bases }: Pick<Typed, 'values' | 'bases'>,
  saved: Edited,
): Pick<Typed, 'values' | 'bases'> {
  const left = withoutSaved(values, saved);
  const fields = Object.keys(left) as EditedField[];
  return {
    values: left,
    bases: Object.fromEntries(
      fields.flatMap((field) => {
        const base = field in saved ? baseOf(saved[field]!) : bases[field];
        return base === undefined ? [] : [[field, base]];
      }),
    ),
  };
}

/** Of what was being saved, what has not been changed since is saved. */
export function withoutSaved(values: Edited, saved: Edited): Edited {
  return Object.fromEntries(
    Object.entries(values).filter(([field, value]) => saved[field as EditedField] !== value),
  );
}

const record = (raw: unknown): Record<string, unknown> =>
  typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};

function parse(text: string | undefined): unknown {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
