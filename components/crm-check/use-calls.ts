/** How often a CRM was asked, for its section of the settings. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { DAY_LIMIT, dayOf, listCalls, stepOf, type DayCalls } from '../../lib/crm-check/rules.ts';
import type { Key, Language, Translate } from '../../lib/i18n/index.ts';
import { dateFormat } from '../../lib/text/days.ts';
import { usePage } from '../options/model.ts';

export interface CallsOfCrm {
  /** '' until they are known. */
  words: string;
  /** A plan's limit may be near today. */
  isNear: boolean;
  read(): Promise<void>;
}

export function useCalls(origin: string): CallsOfCrm {
  const page = usePage();
  const all = useSignal<DayCalls[] | null>(null);
  const read = async (): Promise<void> => {
    const answer = await page.call({ type: 'report.read' });
    if (answer.ok) all.value = listCalls(answer.value.calls);
  };
  useEffect(() => void read(), []);
  const now = Date.now();
  const calls = all.value?.filter((one) => one.origin === origin) ?? [];
  const today = calls.find(({ day }) => day === dayOf(now));
  return {
    words: all.value ? callsSentence(calls, now, page.language.value, page.t.value) : '',
    isNear: stepOf(today?.count ?? 0) > 0,
    read,
  };
}

/** How often a CRM was asked, today and before. @param calls its own, newest first @param now local clock, ms */
export function callsSentence(
  calls: readonly DayCalls[],
  now: number,
  language: Language,
  t: Translate<Key>,
): string {
  const today = dayOf(now);
  const count = calls.find(({ day }) => day === today)?.count ?? 0;
  const format = dateFormat(language, { day: 'numeric', month: 'short' });
  const days = calls
    .filter(({ day }) => day < today)
    .map((one) => `${format.format(new Date(`${one.day}T12:00`))} – ${one.count}`);
  return [
    t('crmCheck.calls', { count, limit: DAY_LIMIT }),
    ...(days.length > 0 ? [t('crmCheck.callsBefore', { days: days.join(', ') })] : []),
  ].join(' ');
}
