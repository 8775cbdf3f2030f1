import type { Language } from '../../../lib/i18n/index.ts';
import { dateFormat } from '../../../lib/text/days.ts';

const DAY = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;

/** «14.10.2026 11:51» in this computer's time zone. @param at ms, or ISO */
export function dateTime(at: number | string, language: Language): string {
  const ms = typeof at === 'number' ? at : Date.parse(at);
  if (Number.isNaN(ms)) return '';
  const format = dateFormat(language, { ...DAY, hour: '2-digit', minute: '2-digit' });
  return format.format(ms).replace(',', '');
}

/** «14.10.2026» @param iso a moment */
export function day(iso: string, language: Language): string {
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? '' : dateFormat(language, DAY).format(ms);
}
