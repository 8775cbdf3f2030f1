/** Names of files come from strangers: what they show must be what they are. */

/** Control characters, marks that turn the direction of writing, and what is invisible. */
const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029\u115f\u1160\u3164\uffa0\u2800]|\u034f/gu;
const MAX = 120;

/** A name to show: one line, nothing hidden in it. */
export const shownName = (name: string): string => name.replace(HIDDEN, '').replace(/\s+/g, ' ').trim();

/** A name to store under: no folders, no characters or names that a file system takes for something else. */
export function diskName(name: string): string {
  const plain = shownName(name)
    .replace(/[\\/:*?"<>|~%]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const cut = shorten(plain);
  if (cut === '') return 'file';
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(cut) ? `_${cut}` : cut;
}

/** The ending stays: it says what opens the file. */
function shorten(name: string): string {
  const letters = [...name];
  if (letters.length <= MAX) return name;
  const { stem, ending } = splitName(name);
  const kept = [...ending].length < 20 ? ending : '';
  return (
    [...stem]
      .slice(0, MAX - [...kept].length)
      .join('')
      .trimEnd() + kept
  );
}

/** «отчёт» and «.pdf»: shown apart, so that a long name is cut in its middle. */
export function splitName(name: string): { stem: string; ending: string } {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? { stem: name.slice(0, dot), ending: name.slice(dot) } : { stem: name, ending: '' };
}
