import type { Language } from '../../../lib/i18n/index.ts';

const locale = (language: Language): string => (language === 'en' ? 'en-GB' : language);

/** «14.10.2026 11:51» in this computer's time zone. @param at ms, or ISO */
export function dateTime(at: number | string, language: Language): string {
  const ms = typeof at === 'number' ? at : Date.parse(at);
  if (Number.isNaN(ms)) return '';
  return new Intl.DateTimeFormat(locale(language), {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
    .format(ms)
    .replace(',', '');
}

/** «14.10.2026» @param iso a moment */
export function day(iso: string, language: Language): string {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) return '';
  return new Intl.DateTimeFormat(locale(language), {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).format(ms);
}
