/** Says when the calls to Creatio come near to what some of its plans allow a day. */
import { addCalls, DAY_LIMIT, dayStore } from '../../lib/bridge/day-calls.ts';
import { PEOPLE_WORDS } from '../../lib/contacts/words.ts';
import { withWords, type Asking, type DeskWords, type Slots } from '../desk/model.ts';

/** Of the page below, not of the CRM: nothing is asked of that for it. */
const LOOK_EVERY_MS = 60_000;

export function countCalls(desk: Asking & Slots & DeskWords): void {
  const { crm } = desk;
  if (!crm) return;
  const look = async (): Promise<void> => {
    if (document.visibilityState === 'hidden') return;
    const calls = await crm.page('calls-take').catch(() => 0);
    const { count, isNews } = addCalls(dayStore, calls, new Date());
    if (!isNews) return;
    const t = withWords(desk, PEOPLE_WORDS).t.peek();
    desk.toast.value = { text: t('crm.calls', { count, limit: DAY_LIMIT }), tone: 'error', detail: '' };
  };
  setInterval(() => void look(), LOOK_EVERY_MS);
}
