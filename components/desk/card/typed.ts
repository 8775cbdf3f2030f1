/** What was typed into a card and is not saved: kept by the worker as text, read back with care. Pure. */

export interface Reference {
  id: string;
  name: string;
}

export type EditedField = 'result' | 'resultDetails' | 'account' | 'contact' | 'activity' | 'case' | 'notes';
export type EditedValue = string | Reference | null;
export type Edited = Partial<Record<EditedField, EditedValue>>;

export interface Typed {
  values: Edited;
  /** Of the link that is being typed, and of the post: the same one is made once, however often it is asked for. */
  link: { id: string; text: string };
  post: { id: string; text: string };
}

const FIELDS: readonly EditedField[] = [
  'result',
  'resultDetails',
  'account',
  'contact',
  'activity',
  'case',
  'notes',
];
const TEXTS: readonly EditedField[] = ['resultDetails', 'notes'];

export const NOTHING: Typed = { values: {}, link: { id: '', text: '' }, post: { id: '', text: '' } };

/** '' when nothing was typed. */
export const writeTyped = (typed: Typed): string =>
  Object.keys(typed.values).length === 0 && typed.link.text === '' && typed.post.text === ''
    ? ''
    : JSON.stringify(typed);

export function readTyped(text: string | undefined): Typed {
  const raw = record(parse(text));
  const values: Edited = {};
  const given = record(raw.values);
  for (const field of FIELDS) {
    const value = TEXTS.includes(field) ? given[field] : referenceOf(given[field]);
    if (TEXTS.includes(field) ? typeof value === 'string' : value !== undefined)
      values[field] = value as EditedValue;
  }
  return { values, link: once(raw.link), post: once(raw.post) };
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
