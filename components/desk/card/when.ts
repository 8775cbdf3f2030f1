import type { Language } from '../../../lib/i18n/index.ts';
import { dateFormat } from '../../../lib/text/days.ts';

/** «14.10.2026 11:51» in this computer's time zone. @param at ms, or ISO */
export function dateTime(at: number | string, language: Language): string {
  const ms = typeof at === 'number' ? at : Date.parse(at);
  if (Number.isNaN(ms)) return '';
  const format = dateFormat(language, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  return format.format(ms).replace(',', '');
}
