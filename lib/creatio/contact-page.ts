import { parseHash } from './location.ts';
import { entityOfPage } from './page-record.ts';

/** Id of the contact that a page with this hash shows, in either UI; null: it shows none that is stored. */
export function contactOf(hash: string): string | null {
  const { record } = parseHash(hash);
  return record?.operation === 'edit' && entityOfPage(record.schema) === 'Contact' ? record.id : null;
}
