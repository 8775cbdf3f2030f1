/** Names of files come from strangers: what they show must be what they are. */
import { own } from '../text/own.ts';

/** Control characters, halves of a character, marks that turn the direction of writing, and what is invisible. */
const HIDDEN = /[\p{C}\u2028\u2029\u115f\u1160\u3164\uffa0\u2800]|\u034f/gu;

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

/** «отчёт» and «.pdf»: shown apart, so that a long name is cut in its middle. */
export function splitName(name: string): { stem: string; ending: string } {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? { stem: name.slice(0, dot), ending: name.slice(dot) } : { stem: name, ending: '' };
}
