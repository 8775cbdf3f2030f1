import { EMPTY, MAX_FILE, TOO_BIG, UPLOAD_TROUBLE } from '../chat/files.ts';
import type { Language, Translate } from '../i18n/index.ts';
import { fileSize } from './file-size.ts';

/** Why a file was not taken, as a sentence. @param reason an error id, with the server's detail after it */
export function fileReason(reason: string, size: number, t: Translate, language: Language): string {
  if (reason === EMPTY) return t('file.empty');
  if (reason === TOO_BIG)
    return t('file.tooBig', { size: fileSize(size, language), max: fileSize(MAX_FILE, language) });
  if (reason.startsWith(UPLOAD_TROUBLE)) return t('file.trouble');
  if (/malware/i.test(reason)) return t('file.malware');
  if (/quarantine/i.test(reason)) return t('file.quarantine');
  if (/max size|writing\.limit/.test(reason)) {
    const limit = Number(/limit is (\d+)/.exec(reason)?.[1]);
    return limit > 0 ? t('file.serverLimit', { max: fileSize(limit, language) }) : t('file.serverSize');
  }
  if (/not allowed/.test(reason)) return t('file.typeForbidden');
  if (/is unknown/.test(reason)) return t('file.typeUnknown');
  if (/doesn't match/.test(reason)) return t('file.typeFalse');
  if (/not found channel/.test(reason)) return t('file.chatOver');
  return t('file.refused');
}

/** Nothing that was tried once more would change these. */
export const isFinal = (reason: string): boolean => reason === EMPTY || reason === TOO_BIG;
