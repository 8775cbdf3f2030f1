/** Days as the calendar of the operator's zone has them: one of them is 23 hours long, another 25. */

/** Tells days apart, and names one. @param at ms */
export function dayKey(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

export const isSameDay = (a: number, b: number): boolean => dayKey(a) === dayKey(b);

/** @param now ms */
export function isDayBefore(at: number, now: number): boolean {
  const date = new Date(now);
  // Noon is on every day of every zone.
  return (
    dayKey(at) === dayKey(new Date(date.getFullYear(), date.getMonth(), date.getDate() - 1, 12).getTime())
  );
}

export const isSameYear = (a: number, b: number): boolean =>
  new Date(a).getFullYear() === new Date(b).getFullYear();

const formatters = new Map<string, Intl.DateTimeFormat>();

/** A format of this language, made once: it is slow to make. English as Europe writes it, with 24 hours. */
export function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let found = formatters.get(key);
  if (!found)
    formatters.set(key, (found = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options)));
  return found;
}

/** «5 мар., 10:00», with its year when that is not this one. @param at ms @param now ms */
export const dayAndTime = (at: number, now: number, language: string): string =>
  dateFormat(language, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...(!isSameYear(at, now) && { year: 'numeric' }),
  }).format(at);
