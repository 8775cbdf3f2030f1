/** Texts of the report for support, loaded with its buttons (`components/recorder`). */
import { late } from '../i18n/late.ts';

export const REPORT_WORDS = late({
  'report.title': ['Отчёт для поддержки', 'Звіт для підтримки', 'Report for support'],
  'report.hint': [
    'Что происходило с расширением: времена, состояния, коды отказов. В отчёте нет переписки, имён, телефонов и токена.',
    'Що відбувалося з розширенням: час, стани, коди відмов. У звіті немає листування, імен, телефонів і токена.',
    'What happened to the extension: times, states, codes of refusals. It holds no chats, names, phones or token.',
  ],
  'report.copy': ['Скопировать отчёт', 'Скопіювати звіт', 'Copy the report'],
  'report.save': ['Скачать отчёт', 'Завантажити звіт', 'Download the report'],
  'report.copied': ['Отчёт скопирован', 'Звіт скопійовано', 'The report is copied'],
  'report.notCopied': [
    'Браузер не дал скопировать: скачайте отчёт',
    'Браузер не дав скопіювати: завантажте звіт',
    'The browser did not let it be copied: download the report',
  ],
  'report.none': [
    'Расширение не ответило: обновите страницу',
    'Розширення не відповіло: оновіть сторінку',
    'The extension did not answer: reload the page',
  ],
});

export type ReportKey = keyof typeof REPORT_WORDS;
