/** How Creatio itself finds a client by a phone (reference creatio.md §5.1). */

const DIGITS = 7;

export const digitsOf = (phone: string): string => phone.replace(/\D/g, '');

/**
 * What `ContactCommunication.SearchNumber` begins with: the last digits, backwards. '' when there are too few to tell people apart.
 * @param length the system setting `SearchNumberLength`
 */
export function searchNumber(phone: string, length = DIGITS): string {
  const digits = digitsOf(phone);
  return digits.length < 4 ? '' : [...digits].toReversed().slice(0, length).join('');
}

/** Seven digits collide: the shorter number must be the end of the longer one, apart from a trunk «0» or «8». */
export function isSamePhone(a: string, b: string): boolean {
  const [x, y] = [digitsOf(a), digitsOf(b)].sort((p, q) => q.length - p.length) as [string, string];
  if (y.length < 4) return false;
  return x.endsWith(y) || (y.length > 7 && x.endsWith(y.slice(1)) && /^[08]/.test(y));
}
