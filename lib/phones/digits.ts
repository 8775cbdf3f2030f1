/** Text as people paste it, brought to what a reader of numbers needs: ASCII digits, no signs that cannot be seen. */

/** Marks of direction, joiners, soft hyphens: pasted along with a number. */
const UNSEEN = /[\p{Cf}\u115f\u1160\u3164\uffa0\u2800]/gu;

/** Unicode keeps decimal digits in runs of ten, from zero on. */
function ascii(digit: string): string {
  let before = digit.codePointAt(0)!;
  let value = -1;
  while (/\p{Nd}/u.test(String.fromCodePoint(before))) {
    value++;
    before--;
  }
  return String(value % 10);
}

export const plainDigits = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(UNSEEN, '')
    .replaceAll(/(?!\d)\p{Nd}/gu, ascii);

/** Digits alone, of any script. */
export const digitsOf = (text: string): string => plainDigits(text).replaceAll(/\D/g, '');

/** `38` is how Ukrainians say `380`: they take the trunk zero for a part of the number. */
export const countryCodeOf = (code: string): string => {
  const digits = digitsOf(code).replace(/^00/, '');
  return digits === '38' ? '380' : digits;
};
