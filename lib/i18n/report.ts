/** Texts of the report for support, loaded with its buttons (`components/report`). */
import type { Language } from './language.ts';
import type { Text } from './translate.ts';

export const reportRu = {
  'report.title': 'Отчёт для поддержки',
  'report.hint':
    'Что происходило с расширением: времена, состояния, коды отказов. В отчёте нет переписки, имён, телефонов и токена.',
  'report.copy': 'Скопировать отчёт',
  'report.save': 'Скачать отчёт',
  'report.copied': 'Отчёт скопирован',
  'report.notCopied': 'Браузер не дал скопировать: скачайте отчёт',
  'report.none': 'Расширение не ответило: обновите страницу',
} as const satisfies Record<string, Text>;

export type ReportKey = keyof typeof reportRu;

export const reportUk: Record<ReportKey, Text> = {
  'report.title': 'Звіт для підтримки',
  'report.hint':
    'Що відбувалося з розширенням: час, стани, коди відмов. У звіті немає листування, імен, телефонів і токена.',
  'report.copy': 'Скопіювати звіт',
  'report.save': 'Завантажити звіт',
  'report.copied': 'Звіт скопійовано',
  'report.notCopied': 'Браузер не дав скопіювати: завантажте звіт',
  'report.none': 'Розширення не відповіло: оновіть сторінку',
};

export const reportEn: Record<ReportKey, Text> = {
  'report.title': 'Report for support',
  'report.hint':
    'What happened to the extension: times, states, codes of refusals. It holds no chats, names, phones or token.',
  'report.copy': 'Copy the report',
  'report.save': 'Download the report',
  'report.copied': 'The report is copied',
  'report.notCopied': 'The browser did not let it be copied: download the report',
  'report.none': 'The extension did not answer: reload the page',
};

export const REPORT_TEXTS: Record<Language, Record<ReportKey, Text>> = {
  ru: reportRu,
  uk: reportUk,
  en: reportEn,
};
