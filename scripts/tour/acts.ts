// What an operator does in the scenes, by real clicks and keys.
import type { Page } from 'puppeteer';
import type { Customer } from '../../test/standins/webitel/index.ts';
import {
  click,
  deskQuery,
  fill,
  find,
  has,
  press,
  textOf,
  until,
  waitDesk,
} from '../../test/e2e/support/page.ts';
import { openDesk } from '../demo/stage.ts';
import type { Show } from './show.ts';

/** The open desk in its panel with the active chats, whatever was on the page before. */
export async function showList(show: Show, page = show.page): Promise<void> {
  const { t } = show;
  await page.bringToFront();
  if (await has(page, 'dialog')) await press(page, 'Escape');
  if (!(await has(page, 'tab', t('tab.active')))) await openDesk(show, page);
  if ((await deskQuery(page, '.desk.panel')).length === 0) {
    await click(page, 'tab', t('tab.active'));
    while ((await deskQuery(page, '.desk.panel')).length === 0) {
      const before = await sizeOf(page);
      await press(page, 'Escape');
      await until(async () => (await sizeOf(page)) !== before);
    }
  }
  if (await has(page, 'button', t('desk.back'))) await click(page, 'button', t('desk.back'));
  await click(page, 'tab', t('tab.active'));
  await waitDesk(page, 'ul.chats li[data-light]');
}

const sizeOf = async (page: Page): Promise<string> => {
  const [sheet] = await deskQuery(page, '.desk');
  return sheet ? await sheet.evaluate((element) => element.className) : '';
};

/** Opens a chat from the list; an invitation is accepted first. */
export async function openChat(show: Show, { name }: Customer, page = show.page): Promise<void> {
  await showList(show, page);
  const item = await find(page, 'listitem', name);
  const accept = await has(page, 'button', show.t('invite.accept'), { within: item });
  await click(page, 'button', accept ? show.t('invite.accept') : name, { within: item });
  await find(page, 'textbox', show.t('chat.text'));
  await waitDesk(page, '.conversation .message');
}

export const write = (show: Show, text: string, page = show.page) =>
  fill(page, 'textbox', show.t('chat.text'), text);

/** Types and sends with Enter. */
export async function send(show: Show, text: string, page = show.page): Promise<void> {
  await write(show, text, page);
  await press(page, 'Enter');
}

/** Waits until the conversation shows a text. */
export async function seeText(show: Show, text: string, page = show.page): Promise<void> {
  await until(async () => (await textOf(await find(page, 'log', show.t('chat.messages')))).includes(text), {
    what: `«${text}» in the conversation`,
  });
}

/** Waits until the operator's last message is in that state. */
export const seeState = (page: Page, state: string) =>
  waitDesk(page, `.message[data-author="operator"][data-message-state="${state}"]`, 15_000);

/** Turns the wheel over an element of the desk. */
export async function wheel(page: Page, selector: string, deltaY: number): Promise<void> {
  const element = await waitDesk(page, selector);
  const box = (await element.boundingBox())!;
  const before = await element.evaluate((node) => node.scrollTop);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel({ deltaY });
  await until(() => element.evaluate((node, was) => node.scrollTop !== was, before), {
    what: `${selector} to scroll`,
  });
}
