/** The same person written twice: order of the words does not count, nor what people hold for the same letter. */
import { fold } from './fold.ts';

export const isSameName = (a: string, b: string): boolean => words(a) === words(b);

const words = (name: string): string => (fold(name).match(/[\p{L}\p{N}']+/gu) ?? []).toSorted().join(' ');
