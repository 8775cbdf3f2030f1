// What Creatio's own pages offer: a chat's own tab «Чат», which is not covered; a contact's e-mail and call, which are opened.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seedIds } from '../standins/creatio/seed/hero.ts';
import { cardStage, type CardStage } from './support/card.ts';
import { acceptChat, choose, HERO, HERO_CONTACT, linkedTo, STRANGER } from './support/people.ts';
import {
  click,
  clickOn,
  deskQuery,
  find,
  findAll,
  launcherRoot,
  textOf,
  until,
  waitDesk,
  type Handle,
} from './support/page.ts';

const LOOKS = [
  ['freedom', '#Card/UsrWebitelChat_FormPage/edit/', '#Desktop'],
  ['classic', '#CardModuleV2/UsrWebitelChatPage/edit/', '#HomePage/'],
] as const;

const go = (page: Page, hash: string) => page.evaluate((to) => void (location.hash = to), hash);

const isOpen = async (page: Page): Promise<boolean> =>
  (await (await launcherRoot(page))?.$('.root[data-open]')) != null;
const folded = (page: Page) => until(async () => !(await isOpen(page)), { what: 'a folded desk' });

/** The desk, open at the chat. */
async function toChat(page: Page): Promise<void> {
  if (!(await isOpen(page))) await click(page, 'button', 'Чаты');
  await find(page, 'tab', 'Активные');
  const [item] = await findAll(page, 'listitem', HERO.name);
  if (item) await clickOn(page, item);
  await linkedTo(page);
}

const says = (page: Page, selector: string, words: string) =>
  until(async () => (await textOf(await waitDesk(page, selector))).includes(words), {
    what: words,
    timeout: 30_000,
  });

/** What is at the middle of an element of the page itself. */
const isCovered = (page: Page, selector: string) =>
  page.$eval(selector, (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const at = (x: number) => document.elementFromPoint(x, (top + bottom) / 2);
    return [left + 2, (left + right) / 2, right - 2].some((x) => !element.contains(at(x)));
  });

/** A tab of the page itself, on either look. */
const pressTab = async (page: Page, caption: string): Promise<void> => {
  const tab = await page.waitForSelector(
    `xpath///*[@id="centerPanel" or @id="FreedomPage"]//*[self::li or self::button][normalize-space()="${caption}"]`,
  );
  await (tab as Handle).evaluate((one) => (one as HTMLElement).click());
};

describe.each(LOOKS)('on the %s look', (kind, recordPage, elsewhere) => {
  let stage: CardStage;
  let page: Page;
  let record: string;
  beforeAll(async () => {
    stage = await cardStage({ csp: 'block', chatTab: true, contactActions: true });
    page = await stage.openDesk(kind);
    const customer = await acceptChat(stage, page, HERO);
    await linkedTo(page);
    record = String((await stage.record(customer)).Id);
  });
  afterAll(() => stage?.close());

  describe('F47: the tab «Чат» of the chat’s own page', () => {
    beforeEach(async () => {
      await go(page, elsewhere);
      await toChat(page);
    });

    test('is not covered when it opens, and takes no focus away; opened by hand the desk stays', async () => {
      await go(page, recordPage + record);
      await folded(page);
      await page.waitForSelector('.own-chat textarea', { visible: true });
      expect(await isCovered(page, '.own-chat')).toBe(false);
      expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-webitel-desk'))).toBe(
        false,
      );
      await click(page, 'button', 'Чаты');
      await says(page, '.people [role=status]', 'Этот чат открыт и в Creatio');
      // The card would lie over what is the same card.
      await click(page, 'button', HERO.name);
      await folded(page);
      expect(await isCovered(page, '.own-chat')).toBe(false);
    });

    test('left for another tab of that page it keeps nothing from being opened; come back to, it is seen again', async () => {
      await go(page, recordPage + record);
      await folded(page);
      await pressTab(page, 'Основное');
      await click(page, 'button', 'Чаты');
      await until(async () => (await deskQuery(page, '.people [role=status]')).length === 0, {
        what: 'no word of it',
      });
      await click(page, 'button', HERO.name);
      await waitDesk(page, '.card');
      await pressTab(page, 'Чат');
      await folded(page);
      expect(await deskQuery(page, '.card')).toEqual([]);
    });

    test('of another chat than the one that is open in the desk folds nothing', async () => {
      await click(page, 'button', 'К списку чатов');
      await acceptChat(stage, page, STRANGER);
      await go(page, recordPage + record);
      await page.waitForSelector('.own-chat');
      // Told: the list knows whose record it is.
      await click(page, 'button', 'К списку чатов');
      await waitDesk(page, 'li .here');
      expect(await isOpen(page)).toBe(true);
      await click(page, 'listitem', HERO.name);
      await linkedTo(page);
    });
  });

  describe('F24, F25: the contact’s own e-mail and call', () => {
    const EMAIL = kind === 'freedom' ? 'crt-email-composer' : '[data-item-marker="EmailMessagePublisher"]';

    beforeEach(async () => {
      await go(page, elsewhere);
      await toChat(page);
    });

    test('«Отправить письмо» opens it on his page', async () => {
      await choose(page, 'Отправить письмо');
      await page.waitForSelector(EMAIL, { visible: true });
      expect(page.url()).toContain(seedIds.hero);
      const to = await page.$eval(`${EMAIL} input`, (input) => (input as HTMLInputElement).value);
      expect(to).toBe(stage.creatio.db.get('Contact', seedIds.hero)!.Email);
      expect(await deskQuery(page, '.toast')).toEqual([]);
    });

    test('«Совершить звонок» makes it there', async () => {
      await choose(page, 'Совершить звонок');
      const number = await page.waitForSelector('#CallNumber', { visible: true });
      expect(await number!.evaluate((one) => one.textContent)).toBe(
        stage.creatio.db.get('Contact', seedIds.hero)!.MobilePhone,
      );
      expect(page.url()).toContain(seedIds.hero);
    });

    test('what his page has none of opens the contact and says so', async () => {
      stage.creatio.options.contactActions = false;
      await page.reload();
      const other = await stage.openDesk(kind);
      const asked = [
        [page, 'Отправить письмо', 'нет письма'],
        [other, 'Совершить звонок', 'нет звонка'],
      ] as const;
      // Both at once: a page is given its time to draw what it may have.
      for (const [at, item] of asked) {
        await toChat(at);
        await choose(at, item);
      }
      for (const [at, , words] of asked) {
        await until(() => at.url().includes(seedIds.hero), { what: 'the contact' });
        await says(at, '.toast', words);
        await at.waitForFunction((name) => document.body.innerText.includes(name), {}, HERO_CONTACT);
      }
      await other.close();
      stage.creatio.options.contactActions = true;
      expect(stage.creatio.cspViolations).toEqual([]);
    });
  });
});
