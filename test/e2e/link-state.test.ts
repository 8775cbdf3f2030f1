// What is linked to what in the CRM, and what became of it: a sent file on the chat's record, a case and the chat.
import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { seedIds } from '../standins/creatio/seed/hero.ts';
import { cardStage, type CardStage } from './support/card.ts';
import { choose as chooseFile, onDisk } from './support/files.ts';
import { acceptChat, choose, HERO, linkedTo } from './support/people.ts';
import { click, find, has, textOf, until, waitDesk, waitDeskGone } from './support/page.ts';

let stage: CardStage;
afterEach(() => stage?.close());

async function begun(): Promise<{ page: Page; id: string; conversation: string }> {
  stage = await cardStage({ csp: 'block' });
  const page = await stage.openDesk();
  const customer = await acceptChat(stage, page, HERO);
  await linkedTo(page);
  const id = String((await stage.record(customer)).Id);
  return { page, id, conversation: customer.conversationId };
}

const linksOf = (id: string) =>
  stage.creatio.db
    .filter(`${stage.entity}File`, { [`${stage.entity}Id`]: id })
    .map((row) => String(row.Name));

async function send(page: Page, name: string): Promise<void> {
  await chooseFile(page, onDisk(name, 'рядки'));
  await until(async () => (await textOf(await waitDesk(page, '.tray strong'))).endsWith(' 1 из 1'));
  await click(page, 'textbox', 'Текст сообщения');
  await page.keyboard.press('Enter');
}

test('F60: a sent file is told to be linked, or why not; the last one of a chat that is over is linked by «Повторить», once', async () => {
  const { page, id } = await begun();
  await send(page, 'перший.txt');
  await waitDesk(page, '[data-link="linked"]', 20_000);
  expect(linksOf(id)).toHaveLength(1);
  stage.creatio.deny(`${stage.entity}File`);
  await send(page, 'другий.txt');
  await waitDesk(page, '[data-link="failed"]', 30_000);
  await click(page, 'button', 'Завершить чат');
  await click(page, 'button', 'Да');
  await waitDesk(page, '.conversation[data-chat-status="completed"]');
  await until(async () => (await stage.creatio.db.get(stage.entity, id))?.UsrCompletedOn != null, {
    what: 'the last write',
    timeout: 20_000,
  });
  // No write will follow: what is missing is still said, and can be had.
  expect(await textOf(await waitDesk(page, '[data-link="failed"]'))).toContain('Ссылки на карточке нет:');
  stage.creatio.allow(`${stage.entity}File`);
  await click(page, 'button', 'Повторить', { within: await waitDesk(page, '[data-link="failed"]') });
  await waitDeskGone(page, '[data-link="failed"]');
  await until(() => linksOf(id).length === 2, { what: 'the second link' });
  expect(new Set(linksOf(id)).size).toBe(2);
});

test('a case whose link fails at the last write says so, and is linked by «Повторить», once', async () => {
  const { page, id } = await begun();
  await choose(page, 'Проконсультировать по существующему обращению');
  const dialog = await find(page, 'dialog', 'Проконсультировать по существующему обращению');
  await click(page, 'radio', 'SR-00020614', { within: dialog });
  // The chat's record may not be written any more.
  stage.creatio.deny(stage.entity);
  await click(page, 'button', 'Связать с чатом', { within: dialog });
  await until(async () => (await textOf(dialog)).includes('поле «Обращение» у записи чата осталось пустым'), {
    what: 'what is not tied',
    timeout: 30_000,
  });
  expect(stage.creatio.db.get(stage.entity, id)?.UsrCaseId).not.toBe(seedIds.heroCase);
  stage.creatio.allow(stage.entity);
  await click(page, 'button', 'Повторить', { within: dialog });
  await until(async () => (await textOf(dialog)).includes('Обращение SR-00020614 связано с чатом'), {
    what: 'tied',
  });
  expect(await has(page, 'button', 'Повторить', { within: dialog })).toBe(false);
  expect(stage.creatio.db.get(stage.entity, id)?.UsrCaseId).toBe(seedIds.heroCase);
  expect(
    stage.creatio.db.filter(stage.entity, { UsrCaseId: seedIds.heroCase }).filter((r) => r.Id === id),
  ).toHaveLength(1);
});
