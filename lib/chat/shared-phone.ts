/** A phone that came as a contact card. */
import { authorOf } from './chat.ts';
import type { Chat } from './types.ts';

/** Messengers write phones in full and without «+». */
const IN_FULL = /^[1-9]\d{10,14}$/;

/** As it is dialled; what is no number stays as it is. */
export function dialled(phone: string): string {
  const bare = phone.trim().replace(/[\s().-]/g, '');
  return IN_FULL.test(bare) ? `+${bare}` : bare;
}

/** The number that the client shared as his own, which the messenger vouches for; the last one counts. '' when he did not. */
export function sharedPhone(chat: Chat): string {
  const own = chat.messages.findLast((m) => m.contact?.own && authorOf(chat, m) === 'client')?.contact;
  const phone = own?.phone ?? chat.phone ?? '';
  return /^\+?\d{9,15}$/.test(dialled(phone)) ? phone : '';
}
