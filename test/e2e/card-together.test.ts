// Two windows edit one record, a colleague in Creatio too: no save of either is lost without a question. And nothing unsaved goes unnamed.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterEach, describe, expect, test } from 'vitest';
import { seedIds } from '../standins/creatio/index.ts';
import { acceptedChat, cardStage, openCard, type CardStage } from './support/card.ts';
import { chooseBy } from './support/files.ts';
import {
  click,
  fill,
  find,
  press,
  textOf,
  until,
  value,
  waitDesk,
  waitDeskGone,
  waitGone,
} from './support/page.ts';

let stage: CardStage;
afterEach(() => stage?.close());

const WIDE = { browser: { viewport: { width: 1440, height: 900 } } };
const TABS = ['Чат', 'Основная информация', 'Детали чата', 'Файлы и примечания', 'Лента'];
const DETAILS = 'Результат подробно';

async function opened() {
  stage = await cardStage({ csp: 'block' }, WIDE);
  const page = await stage.openDesk('freedom');
  const customer = await acceptedChat(stage, page, 'Ірина');
  const { Id } = await stage.record(customer);
  await openCard(page, 'Ірина');
  await waitDeskGone(page, '.card-note');
  const stored = async () => (await stage.record(customer))['UsrResultDetails'];
  const colleague = (text: string): void =>
    void stage.creatio.db.update(stage.entity, String(Id), { UsrResultDetails: text });
  return { page, customer, stored, colleague };
}

const saved = (page: Page) =>
  until(async () => (await textOf(await waitDesk(page, '.card-unsaved'))) === 'Сохранено в Creatio');

describe('what a colleague has written meanwhile', () => {
  test('is shown beside what was typed, and only the operator decides', async () => {
    const { page, stored, colleague } = await opened();
    await fill(page, 'textbox', DETAILS, 'моё');
    colleague('коллеги');
    await click(page, 'button', 'Сохранить');
    const dialog = await find(page, 'dialog', 'Запись изменилась');
    expect(await textOf(dialog)).toContain('моё');
    expect(await textOf(dialog)).toContain('коллеги');
    expect(await stored()).toBe('коллеги');
    // Left without an answer, it is neither written nor lost.
    await press(page, 'Escape');
    await waitGone(page, 'dialog', 'Запись изменилась');
    expect(await value(await find(page, 'textbox', DETAILS))).toBe('моё');

    await click(page, 'button', 'Сохранить');
    await click(page, 'button', 'Взять из Creatio');
    await until(async () => (await value(await find(page, 'textbox', DETAILS))) === 'коллеги');
    expect(await stored()).toBe('коллеги');

    await fill(page, 'textbox', DETAILS, 'моё ещё раз');
    colleague('коллеги снова');
    await click(page, 'button', 'Сохранить');
    await click(page, 'button', 'Оставить моё');
    await saved(page);
    expect(await stored()).toBe('моё ещё раз');
  });
});

test('two windows with one card: each sees what the other has typed and saved', async () => {
  const { page, stored } = await opened();
  const other = await stage.openDesk('classic');
  await click(other, 'button', 'Ірина');
  await openCard(other, 'Ірина');
  await fill(page, 'textbox', DETAILS, 'из первого окна');
  await until(async () => (await value(await find(other, 'textbox', DETAILS))) === 'из первого окна');
  await click(page, 'button', 'Сохранить');
  await saved(page);
  await waitDeskGone(other, '.card-save .button.quiet');
  expect(await value(await find(other, 'textbox', DETAILS))).toBe('из первого окна');
  await fill(other, 'textbox', DETAILS, 'из второго окна');
  await click(other, 'button', 'Сохранить');
  await saved(other);
  expect(await stored()).toBe('из второго окна');
  await until(async () => (await value(await find(page, 'textbox', DETAILS))) === 'из второго окна');
});

test('a case chosen in the side panel can be saved on each of the five tabs', async () => {
  const { page, customer } = await opened();
  for (const tab of TABS) {
    await click(page, 'tab', tab);
    const side = '.card-side input[role=combobox]';
    const field = await waitDesk(page, side);
    await field.click();
    await page.keyboard.type('20614');
    await find(page, 'option', 'SR-00020614');
    await press(page, 'Enter');
    await click(page, 'button', 'Сохранить');
    await saved(page);
    expect((await stage.record(customer))['UsrCaseId'], tab).toBe(seedIds.heroCase);
    await click(page, 'button', 'Очистить: Обращение');
    await click(page, 'button', 'Сохранить');
    await saved(page);
    expect((await stage.record(customer))['UsrCaseId'], tab).not.toBe(seedIds.heroCase);
  }
});

test('closing the card, and ending the chat, names what is not saved', async () => {
  const { page } = await opened();
  await fill(page, 'textbox', DETAILS, 'не сохранено');
  await click(page, 'button', 'Закрыть карточку');
  await waitDeskGone(page, '.card');
  await until(async () => (await textOf(await waitDesk(page, '.toast'))).includes(DETAILS));
  // The card says so itself, once it is there again.
  await openCard(page, 'Ірина');
  await waitDeskGone(page, '.toast');
  await click(page, 'button', 'Закрыть карточку');
  await waitDeskGone(page, '.card');
  await waitDesk(page, '.toast');
  await click(page, 'button', 'Завершить чат');
  const dialog = await find(page, 'dialog', 'Завершить чат?');
  await until(async () => (await textOf(dialog)).includes(`не сохранено: ${DETAILS}`));
});

test('files that did not get to the record are named when the card or the chat is closed, and when its processing is finished', async () => {
  stage = await cardStage({}, { ...WIDE, webitel: { processingSec: 600 } });
  const page = await stage.openDesk();
  const customer = await acceptedChat(stage, page, 'Ірина');
  await stage.record(customer);
  await openCard(page, 'Ірина');
  await fill(page, 'textbox', DETAILS, 'не сохранено');
  await click(page, 'tab', 'Файлы и примечания');
  const path = join(await mkdtemp(join(tmpdir(), 'card-')), 'Рахунок.pdf');
  await writeFile(path, 'x'.repeat(3000));
  stage.creatio.deny(`${stage.entity}File`);
  await chooseBy(page, () => click(page, 'button', 'Прикрепить к карточке'), [path]);
  await find(page, 'button', 'Повторить: Рахунок.pdf');
  const LEFT = [`не сохранено: ${DETAILS}`, 'Не прикреплены к карточке: Рахунок.pdf.'];
  const names = (selector: string) =>
    until(
      async () => {
        const text = await textOf(await waitDesk(page, selector));
        return LEFT.every((words) => text.includes(words));
      },
      { what: LEFT.join(' ') },
    );
  await click(page, 'button', 'Закрыть карточку');
  await names('.toast');
  await click(page, 'button', 'Скрыть');
  await click(page, 'button', 'Завершить чат');
  await names('.dialog-warning');
  await click(page, 'button', 'Да');
  await click(page, 'button', 'Завершить обработку');
  const dialog = await find(page, 'dialog', 'Завершить обработку?');
  await names('.dialog-warning');
  await click(page, 'button', 'Нет', { within: dialog });
  await waitGone(page, 'dialog');
  await waitDesk(page, '.processing');
  await click(page, 'button', 'Завершить обработку');
  await click(page, 'button', 'Да');
  await waitDeskGone(page, '.processing');
});

test('an upload that fails after the tab was left is heard of, and repeated from there', async () => {
  const { page, customer } = await opened();
  await click(page, 'tab', 'Файлы и примечания');
  const folder = await mkdtemp(join(tmpdir(), 'card-'));
  const paths = ['Раз.pdf', 'Два.pdf'].map((name) => join(folder, name));
  for (const path of paths) await writeFile(path, 'x'.repeat(3000));
  stage.creatio.deny(`${stage.entity}File`);
  await chooseBy(page, () => click(page, 'button', 'Прикрепить к карточке'), paths);
  await click(page, 'tab', 'Основная информация');
  await until(async () => (await textOf(await waitDesk(page, '.toast'))).includes('Два.pdf'));
  await find(page, 'tab', 'Файлы и примечания 2');
  stage.creatio.allow(`${stage.entity}File`);
  await click(page, 'tab', 'Файлы и примечания');
  await click(page, 'button', 'Повторить: Раз.pdf');
  await click(page, 'button', 'Повторить: Два.pdf');
  await find(page, 'link', 'Скачать: Два.pdf');
  const { Id } = await stage.record(customer);
  const files = stage.creatio.db.filter(`${stage.entity}File`, { [`${stage.entity}Id`]: String(Id) });
  expect(files.map((row) => row['Name']).toSorted()).toEqual(['Два.pdf', 'Раз.pdf']);
});
