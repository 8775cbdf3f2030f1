// People of the stand-in Creatio who write, and how the desk shows whose chat it is.
import type { Page } from 'puppeteer';
import type { Customer } from '../../standins/webitel/index.ts';
import { click, find } from './page.ts';
import type { Stage } from './stage.ts';

/** By her id in Telegram exactly one contact is found. */
export const HERO = { name: 'Саша К.', provider: 'telegram', externalId: '412880367' };
export const HERO_CONTACT = 'Коваленко-Мироненко Олександра';
/** Her phone, which she shares with another contact. */
export const SHARED = { name: 'Власник номера', provider: 'whatsapp', externalId: '380674128803' };
/** Nobody. */
export const STRANGER = { name: 'Невідомий Гість', provider: 'telegram', externalId: '900100200' };

/** Writes, and is accepted on this page. */
export async function acceptChat(
  stage: Stage,
  page: Page,
  who: typeof HERO,
  text = 'Добрий день!',
): Promise<Customer> {
  const customer = stage.webitel.customer(who);
  customer.writes(text);
  await click(page, 'button', 'Принять');
  await find(page, 'textbox', 'Текст сообщения');
  return customer;
}

export const linkedTo = (page: Page, contact = HERO_CONTACT) =>
  find(page, 'button', `Открыть в Creatio: ${contact}`);

export async function choose(page: Page, item: string): Promise<void> {
  await click(page, 'button', 'Действия');
  await click(page, 'button', item, { within: await find(page, 'group', 'Действия') });
}
