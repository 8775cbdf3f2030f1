/** Names of files come from strangers: what they show must be what they are. */
import { own } from '../text/own.ts';

/** Control characters, marks that turn the direction of writing, and what is invisible. */
const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029\u115f\u1160\u3164\uffa0\u2800]|\u034f/gu;
const MAX = 120;

/** A name to show: one line, nothing hidden in it. */
export const shownName = (name: string): string => name.replace(HIDDEN, '').replace(/\s+/g, ' ').trim();

/** What a file is, for people: by what it says of itself. */
export type FileKind = 'image' | 'video' | 'sound' | 'sticker' | 'file';

export function fileKind({ name, mime }: { name: string; mime: string }): FileKind {
  const ending = splitName(name).ending.toLowerCase();
  if (mime === 'application/x-tgsticker' || ending === '.tgs') return 'sticker';
  const kind = /^(image|video|audio)\//.exec(mime)?.[1] ?? own(KIND_OF, ending.slice(1));
  if (kind === 'audio') return 'sound';
  return kind === 'image' || kind === 'video' ? kind : 'file';
}

const KIND_OF: Record<string, string> = {
  ...Object.fromEntries(['png', 'jpg', 'jpeg', 'gif', 'webp', 'heic', 'bmp'].map((e) => [e, 'image'])),
  ...Object.fromEntries(['mp4', 'webm', 'mov', 'm4v'].map((e) => [e, 'video'])),
  ...Object.fromEntries(['mp3', 'ogg', 'oga', 'm4a', 'wav', 'opus'].map((e) => [e, 'audio'])),
};

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
  const known = shownName(name) || word;
  const ending = own(ENDINGS, type) ?? '';
  return diskName(/\.[\p{L}\p{N}]{1,8}$/u.test(known) ? known : known + ending);
}

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
