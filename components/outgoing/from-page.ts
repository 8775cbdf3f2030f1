/** The contact that a CRM page shows, as the form begins with him. */
import type { Asking, WorkerState } from '../desk/model-types.ts';
import { askCrm } from './ask-crm.ts';
import type { Prefill } from './form-types.ts';
import { ofContact } from '../../lib/outgoing/options.ts';

export interface PageContact {
  contactId: string;
  /** The CRM that it is of; absent: the page's own. */
  origin?: string;
}

/** null: no contact is shown, or the CRM does not tell him. */
export async function fromPage(
  desk: Asking & WorkerState,
  shown: PageContact | null,
): Promise<Prefill | null> {
  if (!shown) return null;
  const { contactId, origin = desk.crm?.origin ?? '' } = shown;
  const countryCode = desk.view.peek()?.settings.outgoing.countryCode ?? '';
  const answer = await askCrm(desk, 'recipient', { contactId, countryCode }, origin);
  return answer.ok && answer.value ? { recipient: ofContact(answer.value, origin), gentle: true } : null;
}
