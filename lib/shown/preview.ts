import type { Preview } from '../chat/summary.ts';
import type { Translate } from '../i18n/index.ts';
import { safeName } from './format.ts';

/** What was said last, in one line, whatever it was. */
export function previewWords({ text, fileName, fileKind, note }: Preview, t: Translate): string {
  if (note === 'file-blocked') return t('chat.fileBlocked');
  if (fileName === null) return note === 'unknown' ? t('chat.noWords') : text;
  const name = safeName(fileName);
  // «Видео» says it all; of one that has a name, that it is a file.
  return name ? t('list.file', { name }) : t(`file.${fileKind ?? 'file'}`);
}
