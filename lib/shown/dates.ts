/** Dates that are not read at first sight: of the CRM's records, of a failure. Apart from `format.ts`, because an open chat has a budget. */
import type { Language } from '../i18n/index.ts';
import { dateFormat, dayAndTime } from '../text/days.ts';

/** «12:04:31». @param at ms */
export const timeWithSeconds = (at: number, language: Language): string =>
  dateFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(at);

/** A day and a time of the CRM, short, in this machine's zone, with its year when that is not this one; '' when there is none. */
export function when(iso: string, language: Language, now = Date.now()): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) || iso.startsWith('0001') ? '' : dayAndTime(at, now, language);
}

/** «14.10.2026 11:51» in this computer's time zone. @param at ms, or ISO */
export function dateTime(at: number | string, language: Language): string {
  const ms = typeof at === 'number' ? at : Date.parse(at);
  if (Number.isNaN(ms)) return '';
  const two = '2-digit';
  const format = dateFormat(language, { day: two, month: two, year: 'numeric', hour: two, minute: two });
  return format.format(ms).replace(',', '');
}

/**
 * ISO of the midnight of this computer at which a day begins; '' for none. @param day `2026-10-14`, as `<input type="date">` has it: the
 * years «2» and «202» too, while one is typed, and years of more digits than a server takes
 */
export function dayStart(day: string, plusDays: number): string {
  const [year, month, date] = /^[12]\d{3}-\d\d-\d\d$/.test(day) ? day.split('-').map(Number) : [];
  return year ? new Date(year, month! - 1, date! + plusDays).toISOString() : '';
}

/** What `<input type="datetime-local">` holds. @param at ms */
export function localInput(at: number): string {
  const date = new Date(at);
  const shifted = new Date(at - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
