/** How Creatio itself finds a client by a phone (reference creatio.md §5.1). */

import { digitsOf } from '../phones/digits.ts';

const DIGITS = 7;

/**
 * What `ContactCommunication.SearchNumber` begins with: the last digits, backwards. '' when there are too few to tell people apart.
 * @param length the system setting `SearchNumberLength`
 */
export function searchNumber(phone: string, length = DIGITS): string {
  const digits = digitsOf(phone);
  return digits.length < 4 ? '' : [...digits].toReversed().slice(0, length).join('');
}
