import type { Language } from '../../../lib/i18n/language.ts';
import { dayAndTime } from '../../../lib/text/days.ts';

/** A day and a time of the CRM, short, in this machine's zone, with its year when that is not this one; '' when there is none. */
export function when(iso: string, language: Language, now = Date.now()): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) || iso.startsWith('0001') ? '' : dayAndTime(at, now, language);
}

/** What `<input type="datetime-local">` holds. */
export function localInput(at: number): string {
  const date = new Date(at);
  const shifted = new Date(at - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
