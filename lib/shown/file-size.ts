import type { Language } from '../i18n/index.ts';

const UNITS: Record<Language, readonly string[]> = {
  ru: ['Б', 'КБ', 'МБ', 'ГБ'],
  uk: ['Б', 'КБ', 'МБ', 'ГБ'],
  en: ['B', 'KB', 'MB', 'GB'],
};

/** «184 КБ», with a space that does not break. @param bytes */
export function fileSize(bytes: number, language: Language): string {
  const power = bytes < 1024 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** power;
  const digits = power > 0 && value < 10 ? 1 : 0;
  return `${value.toLocaleString(language, { maximumFractionDigits: digits })}\u00a0${UNITS[language][power]}`;
}
