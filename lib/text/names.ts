/** One way to show and to write a name, wherever it came from: strangers choose theirs themselves. */

/** What shows nothing, half a character, or what turns the direction of what stands around it. Kept: what joins the parts of an emoji or of Persian letters. */
const UNSEEN =
  /(?!(?<=[\p{Extended_Pictographic}\ufe0f\p{EMod}])\u200d(?=\p{Extended_Pictographic})|(?<=\p{L})\u200c(?=\p{L}))[\p{C}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800\u2028\u2029]/gu;
/** Marks heaped upon one letter run over the lines around it. */
const HEAPED = /(\p{M}{3})\p{M}+/gu;
/** Longer is no name. Letters as a person counts them. */
const MOST = 120;

/** One line without anything hidden: for what stands outside of the desk, in the system's or the CRM's own frame. */
export const oneLine = (text: string): string =>
  text
    .replaceAll(/[\n\r\t\u2028\u2029]+/g, ' ')
    .replaceAll(UNSEEN, '')
    .replaceAll(HEAPED, '$1')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim();

/** One line without anything hidden; '' when nothing of it can be seen. */
export function safeName(name: string): string {
  const plain = oneLine(name);
  return /[\p{L}\p{N}\p{S}\p{P}]/u.test(plain) ? shortened(plain, MOST) : '';
}

/** Of a name as it is shown: something of it was cut off. */
export const isCutName = (shown: string): boolean =>
  shown.at(-1) === '…' && shown.length >= MOST && [...new Intl.Segmenter().segment(shown)].length >= MOST;

/** At most so many letters, none of them halved, with «…» where something was cut off. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  let short = '';
  let count = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (++count > most) return `${short.trimEnd()}…`;
    short += segment;
  }
  return text;
}

/** No letter that is one is longer. */
const NEAR = 200;

/** As much of the text as has room in so many units, without half a letter at its end. */
export function headOf(text: string, units: number): string {
  if (text.length <= units) return text;
  // Looked at around the cut alone: the segmenter would read all of a text of megabytes.
  const from = Math.max(0, units - NEAR);
  const near = text.slice(from, units + NEAR);
  const cut = new Intl.Segmenter().segment(near).containing(units - from)?.index ?? 0;
  const whole = cut === 0 && from > 0 ? '' : text.slice(0, from + cut);
  // A letter under a heap of marks may be longer than the room.
  return whole === '' ? text.slice(0, units).replace(/[\ud800-\udbff]$/, '') : whole;
}

/** The last four signs of an id, by which people without a name are told apart; '' for none. */
export const tailOf = (id: string): string => {
  const plain = safeName(id);
  return plain.length > 4 ? `…${[...plain].slice(-4).join('')}` : plain;
};
