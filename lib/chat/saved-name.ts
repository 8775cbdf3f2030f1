/** Under what name a received file is saved: it comes from a stranger, and a file system takes much for something else. */
import { own } from '../text/own.ts';
import { shownName, splitName } from './file-name.ts';

const MAX = 120;

/** What opens a file of this type. */
const ENDINGS: Record<string, string> = {
  'video/mp4': '.mp4',
  'video/webm': '.webm',
  'video/quicktime': '.mov',
  'audio/mp4': '.m4a',
  'audio/mpeg': '.mp3',
  'audio/ogg': '.ogg',
  'audio/wav': '.wav',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'application/pdf': '.pdf',
  'application/x-tgsticker': '.tgs',
};

/** A name to save a received file under: with an ending, so that it opens. @param type what it is found to be @param word for one without a name */
export function savedName(name: string, type: string, word: string): string {
  // First of all: expressions begin anew at each of a stranger's thousands of dots.
  const known = shorten(shownName(name)) || word;
  const ending = own(ENDINGS, type) ?? '';
  return diskName(/\.[\p{L}\p{N}]{1,8}$/u.test(known) ? known : known + ending);
}

/** Windows opens a device of its own under these, whatever ending they have, and whatever blanks stand before it. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d\u00b9\u00b2\u00b3])\s*(\.|$)/i;

/** A name to store under: no folders, no characters or names that a file system takes for something else. */
export function diskName(name: string): string {
  const plain = shownName(name)
    .replace(/[\\/:*?"<>|~%]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (plain === '') return 'file';
  return shorten(DEVICE.test(plain) ? `_${plain}` : plain).replace(/[.\s]+$/, '');
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
