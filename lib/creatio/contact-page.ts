import { parseHash } from './location.ts';

/** Pages of a contact, by the names that Creatio and its configurators give them (reference creatio.md §1.4). */
const CONTACT_PAGE = /^(?:Usr)?Contacts?_?(?:PageV2|Page|FormPage|MiniPage)$/i;

/** Id of the contact that a page with this hash shows, in either UI; null: it shows none that is stored. */
export function contactOf(hash: string): string | null {
  const { record } = parseHash(hash);
  return record?.operation === 'edit' && CONTACT_PAGE.test(record.schema) ? record.id : null;
}
