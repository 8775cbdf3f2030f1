// What is done in the CRM from a chat, by keyboard alone: whose chat it is, its case, what is written on its record.
import type { Page } from 'puppeteer';
import { afterEach, describe, expect, test } from 'vitest';
import { seedIds } from '../standins/creatio/seed/hero.ts';
import { cardStage, type CardStage } from './support/card.ts';
import { chooseBy, onDisk, PNG } from './support/files.ts';
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
  waitGone,
  type Name,
} from './support/page.ts';

let stage: CardStage;
afterEach(() => stage?.close());

const fits = (name: string, wanted: Name): boolean =>
  typeof wanted === 'string' ? name.startsWith(wanted) : wanted.test(name);

async function isOn(page: Page, role: string, name: Name): Promise<boolean> {
  const now = await focused(page);
  const here = now && (await accessible(page, now));
  return here !== null && here.role === role && fits(here.name, name);
}

/** Presses Tab until the focus is there: what the keyboard does not reach is not there for it. */
async function tabTo(page: Page, role: string, name: Name, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 90; presses++) {
    if (await isOn(page, role, name)) return;
    await press(page, key);
  }
  throw new Error(`${key} leads to no ${role} «${String(name)}»`);
}

/** What is said there by then. */
const said = (page: Page, selector: string, words: string) =>
  until(async () => (await textOf(await waitDesk(page, selector))).includes(words), {
    what: words,
    timeout: 25_000,
  });

describe.each(['freedom', 'classic'] as const)('on the %s page', (kind) => {
  test(
    'the client is identified, a case consulted and another linked, notes with a picture are saved',
    { timeout: 120_000 },
    async () => {
      stage = await cardStage({ csp: 'block' }, { browser: { viewport: { width: 1440, height: 900 } } });
      const { creatio, desk } = stage;
      const page = await desk.openPage(kind === 'freedom' ? creatio.freedomUrl() : creatio.classicUrl());
      const customer = stage.webitel.customer(STRANGER);
      customer.writes('Де моє замовлення?');

      // The ear stands behind the page: backwards it is near.
      await find(page, 'button', /^Чаты, .*приглашение/);
      await tabTo(page, 'button', 'Чаты', 'Shift+Tab');
      await press(page, 'Enter');
      await until(() => isOn(page, 'button', 'Принять'), { what: 'the focus on «Принять»' });
      await press(page, 'Enter');
      await until(() => isOn(page, 'textbox', 'Текст сообщения'), { what: 'the focus in the message' });
      const record = async () => String((await stage.record(customer)).Id);
      const row = async () => creatio.db.get(stage.entity, await record())!;

      await find(page, 'button', 'Определить клиента');
      await tabTo(page, 'button', 'Определить клиента', 'Shift+Tab');
      await press(page, 'Enter');
      await until(() => isOn(page, 'textbox', 'Имя'), { what: 'the focus in the name' });
      await press(page, 'Control+a');
      await page.keyboard.type(HERO_CONTACT);
      await find(page, 'radio', HERO_CONTACT);
      await tabTo(page, 'radio', /./);
      while (!(await isOn(page, 'radio', HERO_CONTACT))) await press(page, 'ArrowDown');
      await press(page, 'Space');
      await tabTo(page, 'button', 'Связать');
      await press(page, 'Enter');
      await waitGone(page, 'dialog', 'Определить клиента');
      await linkedTo(page);

      await tabTo(page, 'button', 'Действия', 'Shift+Tab');
      await press(page, 'ArrowDown');
      while (!(await isOn(page, 'button', 'Проконсультировать'))) await press(page, 'ArrowDown');
      await press(page, 'Enter');
      await until(() => isOn(page, 'searchbox', 'Поиск'), { what: 'the focus in the search' });
      await find(page, 'radio', 'SR-00019877');
      await tabTo(page, 'radio', /./);
      while (!(await isOn(page, 'radio', 'SR-00019877'))) await press(page, 'ArrowDown');
      await press(page, 'Space');
      await tabTo(page, 'button', 'Связать с чатом');
      await press(page, 'Enter');
      await said(page, '.case-result', 'Обращение SR-00019877 связано с чатом');
      expect(creatio.db.get('Case', String((await row()).UsrCaseId))?.Number).toBe('SR-00019877');
      await press(page, 'Escape');
      await waitGone(page, 'dialog');

      await tabTo(page, 'button', STRANGER.name, 'Shift+Tab');
      await press(page, 'Enter');
      await waitDesk(page, '.card');
      await tabTo(page, 'tab', 'Чат');
      while (!(await isOn(page, 'tab', 'Файлы и примечания'))) await press(page, 'ArrowRight');
      await tabTo(page, 'combobox', 'Обращение', 'Shift+Tab');
      await press(page, 'Control+a');
      await page.keyboard.type('20614');
      await find(page, 'option', 'SR-00020614');
      await press(page, 'Enter');
      await waitGone(page, 'option');

      await tabTo(page, 'textbox', 'Примечания');
      await page.keyboard.type('Передзвонити завтра');
      await tabTo(page, 'button', 'Вставить картинку', 'Shift+Tab');
      await chooseBy(page, () => press(page, 'Enter'), [onDisk('фото.png', PNG)]);
      await waitDesk(page, '.notes-text img');
      expect(await attr(await waitDesk(page, '.notes-text img'), 'alt')).toBe('фото.png');
      await tabTo(page, 'button', 'Сохранить');
      await press(page, 'Enter');
      await said(page, '.card-unsaved', 'Сохранено');
      const saved = await row();
      expect(saved.UsrCaseId).toBe(seedIds.heroCase);
      expect(saved.UsrContactId).toBe(seedIds.hero);
      expect(String(saved.UsrNotes)).toMatch(/Передзвонити завтра/);
      expect(String(saved.UsrNotes)).toMatch(/<img[^>]+src="data:image\/png;base64,/);
      expect(creatio.cspViolations).toEqual([]);
    },
  );
});
