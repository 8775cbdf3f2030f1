import type { Language } from '../../../lib/i18n/language.ts';

/** A day and a time of the CRM, short, in this machine's zone; '' when there is none. */
export function when(iso: string, language: Language): string {
  const at = Date.parse(iso);
  if (Number.isNaN(at) || iso.startsWith('0001')) return '';
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'short',
    ...(new Date(at).getFullYear() !== new Date().getFullYear() && { year: 'numeric' as const }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}

/** What `<input type="datetime-local">` holds. */
export function localInput(at: number): string {
  const date = new Date(at);
  const shifted = new Date(at - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
