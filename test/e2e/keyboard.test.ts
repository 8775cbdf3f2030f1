// What is done in the CRM from a chat, by keyboard alone: whose chat it is, its case, what is written on its record.
// Nothing here is pressed with a mouse or given the focus by a script, and each way to a control is as short as said.
import type { Page } from 'puppeteer';
import { afterEach, expect, test } from 'vitest';
import { cardStage, type CardStage } from './support/card.ts';
import { PNG } from './support/files.ts';
import { HERO_CONTACT, linkedTo, STRANGER } from './support/people.ts';
import {
  accessible,
  attr,
  find,
  focused,
  press,
  textOf,
  until,
  waitDesk,
  waitDeskGone,
  waitGone,
} from './support/page.ts';

let stage: CardStage;
afterEach(() => stage?.close());

/** Role and name, e.g. «button Сохранить». */
async function here(page: Page): Promise<string> {
  const now = await focused(page);
  if (!now) return '';
  const { role, name } = await accessible(page, now);
  return `${role} ${name}`;
}

/** Waits until the desk itself has led the keyboard there. */
const ledTo = (page: Page, control: string) =>
  until(async () => (await here(page)).startsWith(control), {
    timeout: 30_000,
    what: async () => `the focus at «${control}», but it is at «${await here(page)}»`,
  });

/** Presses a key until the focus is there: what so many presses do not reach is not there for the keyboard. */
async function walk(page: Page, key: string, control: string, most: number): Promise<void> {
  const passed: string[] = [];
  for (;;) {
    passed.push(await here(page));
    if (passed.at(-1)!.startsWith(control)) return;
    if (passed.length > most) break;
    await press(page, key);
  }
  throw new Error(`${most} × ${key} lead to no «${control}», but past ${passed.join(' → ')}`);
}

/** A picture in the system's clipboard, as a program that takes screenshots leaves it there. */
async function copyPicture(page: Page): Promise<void> {
  const context = page.browserContext();
  await context.overridePermissions(stage.creatio.origin, ['clipboard-sanitized-write']);
  await page.bringToFront();
  await page.evaluate(
    async (bytes) => {
      const picture = new Blob([new Uint8Array(bytes)], { type: 'image/png' });
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    },
    [...PNG],
  );
  await context.clearPermissionOverrides();
}

async function opened(kind: 'freedom' | 'classic'): Promise<Page> {
  stage = await cardStage({ csp: 'block' }, { browser: { viewport: { width: 1440, height: 900 } } });
  const { creatio, desk } = stage;
  return desk.openPage(kind === 'freedom' ? creatio.freedomUrl() : creatio.classicUrl());
}

/** From the CRM's page into a chat that is taken up, and has its record. @returns what reads the record */
async function acceptedByKey(page: Page) {
  const customer = stage.webitel.customer(STRANGER);
  customer.writes('Де моє замовлення?');
  // The launcher stands behind the page: backwards it is near.
  await find(page, 'button', /^Чаты, .*приглашение/);
  await walk(page, 'Shift+Tab', 'button Чаты', 5);
  await press(page, 'Enter');
  await ledTo(page, 'button Принять');
  await press(page, 'Enter');
  await ledTo(page, 'textbox Текст сообщения');
  const row = () => stage.record(customer);
  await row();
  return row;
}

test.each(['freedom', 'classic'] as const)(
  'on the %s page the client is identified, his case linked, notes with a picture are saved',
  async (kind) => {
    const page = await opened(kind);
    const { creatio } = stage;
    await copyPicture(page);
    const row = await acceptedByKey(page);

    await find(page, 'button', 'Определить клиента');
    await walk(page, 'Shift+Tab', 'button Определить клиента', 8);
    await press(page, 'Enter');
    await ledTo(page, 'textbox Имя');
    await press(page, 'Control+a');
    await page.keyboard.type(HERO_CONTACT);
    await find(page, 'radio', HERO_CONTACT);
    await walk(page, 'Tab', 'radio', 3);
    await walk(page, 'ArrowDown', `radio ${HERO_CONTACT}`, 3);
    await walk(page, 'Tab', 'button Связать', 2);
    await press(page, 'Enter');
    await waitGone(page, 'dialog', 'Определить клиента');
    await linkedTo(page);

    await walk(page, 'Shift+Tab', 'button Действия', 12);
    await press(page, 'ArrowDown');
    await ledTo(page, 'button Создать обращение');
    await press(page, 'ArrowDown');
    await ledTo(page, 'button Проконсультировать');
    await press(page, 'Enter');
    await ledTo(page, 'searchbox');
    await find(page, 'radio', 'SR-00020614');
    await walk(page, 'Tab', 'radio', 2);
    await walk(page, 'ArrowDown', 'radio SR-00020614', 3);
    await press(page, 'Space');
    await walk(page, 'Tab', 'button Связать с чатом', 2);
    await press(page, 'Enter');
    await until(async () => (await textOf(await waitDesk(page, '.case-result'))).includes('связано с чатом'));
    await press(page, 'Escape');
    await waitGone(page, 'dialog');

    await walk(page, 'Shift+Tab', `button ${STRANGER.name}`, 4);
    await press(page, 'Enter');
    await ledTo(page, 'tab Основная информация');
    await walk(page, 'ArrowRight', 'tab Файлы и примечания', 2);
    await waitDeskGone(page, '.card-note');
    await waitDesk(page, '.notes [role=toolbar] button:not(:disabled)');
    await walk(page, 'Tab', 'textbox Примечания', 12);
    await page.keyboard.type('Передзвонити завтра');
    await press(page, 'Control+v');
    const picture = await waitDesk(page, '.notes-text img');
    expect(await attr(picture, 'src')).toMatch(/^data:image\/png;base64,/);
    await walk(page, 'Tab', 'button Сохранить', 1);
    await press(page, 'Enter');
    await until(async () => (await textOf(await waitDesk(page, '.card-unsaved'))) === 'Сохранено в Creatio', {
      what: 'the saving to be told',
    });

    const saved = await row();
    expect(creatio.db.get('Contact', String(saved['UsrContactId']))?.Name).toBe(HERO_CONTACT);
    expect(creatio.db.get('Case', String(saved['UsrCaseId']))?.Number).toBe('SR-00020614');
    expect(saved['UsrNotes']).toMatch(/Передзвонити завтра.*<img[^>]+src="data:image\/png;base64,/s);
    expect(creatio.cspViolations).toEqual([]);
  },
);

test.each(['freedom', 'classic'] as const)(
  'on the %s page a case is chosen from the card’s own list, and taken away again',
  async (kind) => {
    const page = await opened(kind);
    const { creatio } = stage;
    const row = await acceptedByKey(page);

    await walk(page, 'Shift+Tab', `button ${STRANGER.name}`, 12);
    await press(page, 'Enter');
    await ledTo(page, 'tab Основная информация');
    await waitDeskGone(page, '.card-note');
    await walk(page, 'Tab', 'combobox Обращение', 16);
    await press(page, 'ArrowDown');
    await page.keyboard.type('SR-00020614');
    await find(page, 'option', 'SR-00020614');
    await press(page, 'Enter');
    await waitGone(page, 'option', 'SR-00020614');
    expect(await here(page), 'the keyboard stays in the field').toBe('combobox Обращение');
    await walk(page, 'Tab', 'button Сохранить', 12);
    await press(page, 'Enter');
    const saved = (id: string | null) =>
      until(async () => (await row())['UsrCaseId'] === id, { what: `the case ${id} on the record` });
    await saved(String(creatio.db.find('Case', { Number: 'SR-00020614' })!.Id));

    await walk(page, 'Shift+Tab', 'combobox Обращение', 12);
    await walk(page, 'Tab', 'button Очистить', 1);
    await press(page, 'Enter');
    await walk(page, 'Tab', 'button Сохранить', 12);
    await press(page, 'Enter');
    await saved(null);
    expect(creatio.cspViolations).toEqual([]);
  },
);
