import type { CustomerInit, WebitelStandIn } from './api.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

export interface PastInit {
  /** Who it is now: the same client with the same contact. */
  who: CustomerInit & { userId: number; contactId: number };
  /** How many chats he has had, one every seven hours before now. */
  count: number;
}

/**
 * Earlier chats of a client, all over: now in his messenger, now in Viber, served by one operator or by another, each tenth handed from
 * the first to the second. @returns ids of the conversations, the newest first
 */
export function seedPast(standIn: WebitelStandIn, { who, count }: PastInit): string[] {
  const ids: string[] = [];
  for (let i = count; i >= 1; i--) {
    const begin = standIn.now() - i * 7 * HOUR;
    const inViber = i % 3 === 0;
    const customer = standIn.customer(
      inViber
        ? { name: who.name, provider: 'viber', userId: who.userId + 50_000, contactId: who.contactId }
        : who,
    );
    const at = (minutes: number, work: () => void) => standIn.at(begin + minutes * MINUTE, work);
    const login = i % 2 === 0 ? 'operator2' : 'operator';
    customer.writes(`Добрий день! Питання №${i}, замовлення 77-${1000 + i}`, { at: begin });
    at(1, () => {
      customer.invite({ login, timeoutSec: 0 });
      customer.takenElsewhere();
    });
    customer.operatorSays(`Вітаю! Перевіряю замовлення 77-${1000 + i}.`, { at: begin + 2 * MINUTE });
    if (i % 10 === 0)
      at(5, () => {
        customer.invite({ login: login === 'operator' ? 'operator2' : 'operator', timeoutSec: 0 });
        customer.takenElsewhere();
        customer.operatorLeaves();
      });
    at(9, () => customer.leaves());
    ids.unshift(customer.conversationId);
  }
  return ids;
}
