/** A caption or lookup value that the server shows in the user's culture (creatio.md §7). */
export interface Localized {
  'ru-RU': string;
  'uk-UA': string;
  'en-US': string;
}

export type Cell = string | number | boolean | null | Localized;

/** A stored row; lookups under `<Name>Id`, empty values as `null`. */
export type Row = Record<string, Cell>;

export type ColumnType =
  'guid' | 'text' | 'int' | 'float' | 'bool' | 'datetime' | 'date' | 'lookup' | 'stream';

export interface Column {
  /** Schema name, such as `Contact`. */
  name: string;
  /** Name of the stored value, such as `ContactId`. */
  key: string;
  type: ColumnType;
  /** Entity a lookup points to. */
  ref?: string;
  required?: boolean;
  /** Longest text. */
  size?: number;
}

export interface EntitySchema {
  name: string;
  uid: string;
  caption: Localized;
  /** Column shown when the row is a lookup value. */
  display: string;
  columns: Column[];
}

export function isLocalized(value: unknown): value is Localized {
  return typeof value === 'object' && value !== null && 'en-US' in value;
}
