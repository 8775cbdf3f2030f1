/** Times and sizes as people read them. */
import { fileKind, shownName } from '../chat/file-name.ts';
import type { Language, Translate } from '../i18n/index.ts';
import { dateFormat, isDayBefore, isSameDay, isSameYear } from '../text/days.ts';
import { isCutName } from '../text/names.ts';

export { dayKey } from '../text/days.ts';
export { isCutName, safeName } from '../text/names.ts';

/** «5:18», from an hour on «1 ч 05 мин». @param ms a duration */
export function clock(ms: number, t: Translate): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
  return t('clock.hours', {
    hours: Math.floor(minutes / 60),
    minutes: String(minutes % 60).padStart(2, '0'),
  });
}

const ROUGH_FROM_MIN = 10;

/** A clock for lists: «5:18», from ten minutes on «12 мин», since many seconds running at once are only noise. @param ms a duration */
export function roughClock(ms: number, t: Translate): string {
  const minutes = Math.floor(ms / 60_000);
  return minutes < ROUGH_FROM_MIN || minutes >= 60 ? clock(ms, t) : t('clock.minutes', { minutes });
}

/** How long a clock that reads `ms` stays right: a minute when it shows no seconds. @returns ms, 0 < it ≤ 60,000 */
export function clockHolds(ms: number, isRough: boolean): number {
  const step = ms >= (isRough ? ROUGH_FROM_MIN : 60) * 60_000 ? 60_000 : 1000;
  return step - (Math.max(0, ms) % step);
}

/** A countdown shows the second that is running: 0.2 s left is «0:01», never «0:00» before its time. */
export const countdown = (ms: number, t: Translate): string =>
  clock(Math.ceil(Math.max(0, ms) / 1000) * 1000, t);

/** «2 мин назад». @param ms a duration */
export function ago(ms: number, t: Translate): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return t('ago.now');
  if (minutes < 60) return t('ago.minutes', { count: minutes });
  if (minutes < 24 * 60) return t('ago.hours', { count: Math.floor(minutes / 60) });
  return t('ago.days', { count: Math.floor(minutes / (24 * 60)) });
}

/** «12:04» in this computer's time zone. @param at ms */
export const timeOfDay = (at: number, language: Language): string =>
  dateFormat(language, { hour: '2-digit', minute: '2-digit' }).format(at);

/** «12:04» of today, «14 окт.» of another day. @param at ms @param now ms */
export function timeOrDay(at: number, now: number, language: Language): string {
  return isSameDay(at, now)
    ? timeOfDay(at, language)
    : dateFormat(language, { day: 'numeric', month: 'short' }).format(at);
}

/** «Сегодня, 14 октября». @param at ms @param now ms */
export function dayName(at: number, now: number, language: Language, t: Translate): string {
  const date = dateFormat(language, {
    day: 'numeric',
    month: 'long',
    ...(!isSameYear(at, now) && { year: 'numeric' }),
  }).format(at);
  if (isSameDay(at, now)) return `${t('chat.today')}, ${date}`;
  if (isDayBefore(at, now)) return `${t('chat.yesterday')}, ${date}`;
  return date;
}

const LEGAL_FORM = /^(ТОВ|ООО|ОАО|ЗАО|ПАО|АО|АТ|ПАТ|ПрАТ|ФОП|ИП|ПП|ЧП|LLC|Ltd|Inc)$/i;

/** «сокращено» beside names of which one was cut; '' otherwise. @param shown as they are shown */
export const cutWord = (t: Translate, ...shown: string[]): string =>
  shown.some(isCutName) ? t('chat.cut') : '';

/** Up to two initials for an avatar: a person's first and last name, a company's first words without its legal form. */
export function initials(name: string): string {
  const words = name
    .replace(/[«»"'()]/g, ' ')
    .split(/\s+/)
    .filter((w) => /\p{L}|\p{N}/u.test(w) && !w.startsWith('…'));
  const proper = words.filter((w) => !LEGAL_FORM.test(w));
  const company = proper.length < words.length;
  const parts = company
    ? proper.flatMap((w) => w.split('-')).slice(0, 2)
    : [proper[0], proper.slice(1).at(-1)];
  return parts.map((w) => (w ? (/[\p{L}\p{N}]/u.exec(w)?.[0] ?? '').toLocaleUpperCase() : '')).join('');
}

/** A file's name; «Видео», «Файл без имени» of one that has none. */
export const fileLabel = (file: { name: string; mime: string }, t: Translate): string =>
  shownName(file.name) || t(`file.${fileKind(file)}`);
