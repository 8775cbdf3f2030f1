/** Phones in a text that people have written for people: two numbers in one field, an extension, a note, an address of a messenger. */
import { plainDigits } from './digits.ts';
import { readNumber, type PhoneReading } from './international.ts';

/** Digits before which such a word stands are no number of their own. */
const EXTENSION =
  /(?:[,;]?\s*(?:\(?\s*)(?:доб(?:авочн\p{L}*)?|дод(?:атков\p{L}*)?|вн(?:утр\p{L}*)?|ext(?:ension)?|x|х)[\s.:=№]*|[,;]?\s*#\s*|\s*[,;]{1,2}(?=\d{1,5}(?!\d)))\d{1,7}(?![\d\p{L}])\)?/giu;
const RUN = /\+?\s?\(?\s?\d[\d\s().\-\u2010-\u2015\u2212/]*\d/gu;
const LINKED =
  /(?:(?:https?:\/\/)?(?:www\.)?(?:wa\.me\/|api\.whatsapp\.com\/send\/?\?(?:[^\s#]{0,300}&)?phone=|(?:t\.me|telegram\.me|telegram\.dog)\/(?=\+|%2b))|whatsapp:\/\/send\/?\?(?:[^\s#]{0,300}&)?phone=|viber:\/\/(?:chat|add|contact)\/?\?(?:[^\s#]{0,300}&)?number=|tg:\/\/resolve\/?\?(?:[^\s#]{0,300}&)?phone=|(?:tel|callto|sms|viber):(?:\/\/)?)\s*(?<number>(?:\+|%2b)?[\d\s().-]{6,24}\d)/giu;

const LINKED_WHOLE = new RegExp(`^(?:${LINKED.source})`, 'iu');

/** The number that an address of a messenger or of a telephone leads to: digits, international where the address says so. */
export function linkedNumber(text: string): string | null {
  const plain = plainDigits(text).trim();
  const match = LINKED_WHOLE.exec(plain);
  if (!match) return null;
  const number = match.groups!.number!.replace(/^%2b/i, '+');
  // Messengers' addresses hold full numbers, with or without the sign.
  return /^(?:tel|callto|sms):/i.test(match[0]) || number.startsWith('+') ? number : `+${number}`;
}

/** What is pasted may hold blanks by the thousand, and each is tried as the beginning of an extension: two tell as much. */
const spaced = (text: string): string => plainDigits(text).replaceAll(/\s{3,}/g, '  ');

/** Two numbers have no more digits, so no more words. */
const MOST_WORDS = 30;

/** The likely readings of every number in the text, in order; a number that cannot be one is left out. */
export function phonesIn(text: string, code = ''): PhoneReading[][] {
  const plain = spaced(text).replaceAll(LINKED, (found) => ` ${linkedNumber(found) ?? found}; `);
  const runs = plain.replaceAll(EXTENSION, '; ').match(RUN) ?? [];
  return runs.flatMap((run) => run.split(/(?=\+)/)).flatMap((run) => apart(run.trim(), code));
}

/** One number, or two beside each other that only together make no sense. */
function apart(run: string, code: string): PhoneReading[][] {
  if (!/\d/.test(run)) return [];
  const whole = readNumber(run, code).readings;
  if (whole[0]?.known) return [whole];
  for (const sign of [/\s*\/\s*/, /\s{2,}/]) {
    const parts = run.split(sign).map((part) => readNumber(part, code).readings);
    if (parts.length > 1 && parts.some((one) => one[0]?.known)) return parts.filter((one) => one[0]?.known);
  }
  const words = run.split(/\s+/);
  for (let at = 1; at < words.length && words.length <= MOST_WORDS; at++) {
    const [left, right] = [words.slice(0, at), words.slice(at)].map(
      (part) => readNumber(part.join(' '), code).readings,
    );
    if (left![0]?.known && right![0]?.known) return [left!, right!];
  }
  return whole.length > 0 ? [whole] : [];
}
