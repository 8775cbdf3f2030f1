/** A column as the CRM's own description of its object tells it. */
export type ColumnKind = 'lookup' | 'text' | 'number' | 'date' | 'bool' | 'guid';

export interface Column {
  /** A lookup without `Id`: `UsrContact`. */
  name: string;
  /** As OData writes it: `UsrContactId`. */
  key: string;
  kind: ColumnKind;
  /** Entity that a lookup leads to; null: not said. */
  target: string | null;
}

export type Columns = Record<string, Column>;
