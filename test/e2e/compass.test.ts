// The record on the CRM's page and the chat it belongs to: each leads to the other.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedIds } from '../standins/creatio/seed/hero.ts';
import type { Customer } from '../standins/webitel/index.ts';
import { acceptChat, HERO, HERO_CONTACT, linkedTo, STRANGER } from './support/people.ts';
import {
  click,
  deskQuery,
  find,
  has,
  textOf,
  until,
  waitDesk,
  waitDeskGone,
  waitGone,
} from './support/page.ts';
import { keepsRecords, setStage, setStatus, type Stage } from './support/stage.ts';

/** As the page's own router goes: no event of the browser's but the Navigation API's. */
const go = (page: Page, hash: string) =>
  page.evaluate((to) => {
    history.pushState(null, '', location.pathname + to);
  }, hash);

describe.each([
  ['freedom', '#Card/Contacts_FormPage/edit/', '#Card/Cases_FormPage/edit/', '#Section/Contacts_ListPage'],
  [
    'classic',
    '#CardModuleV2/ContactPageV2/edit/',
    '#CardModuleV2/CasePage/edit/',
    '#SectionModuleV2/ContactSectionV2/',
  ],
] as const)('on a %s page', (kind, contactPage, casePage, listPage) => {
  let stage: Stage;
  let page: Page;
  let customer: Customer;
  beforeAll(async () => {
    stage = await setStage({ creatio: { csp: 'block' } });
    await keepsRecords(stage);
    page = await stage.openDesk(kind);
    await setStatus(page, 'Готов');
    customer = await acceptChat(stage, page, HERO);
    await linkedTo(page);
  });
  afterAll(() => stage?.close());

  test('from the chat one press opens the contact in place; its chat lights up in words', async () => {
    await click(page, 'button', `Открыть в Creatio: ${HERO_CONTACT}`);
    await until(() => page.url().includes(`/edit/${seedIds.hero}`), { what: 'the contact on the page' });
    await click(page, 'button', 'К списку чатов');
    const item = await find(page, 'listitem', HERO.name);
    await waitDesk(page, 'li .here');
    expect(await textOf(item)).toContain('на экране');
    await go(page, listPage);
    await waitDeskGone(page, 'li .here');
    await go(page, contactPage + seedIds.hero);
    await waitDesk(page, 'li .here');
  });

  test('a case on the page lights up its contact’s chat alone, and is linked by one press', async () => {
    const record = () =>
      stage.creatio.db.filter('UsrWebitelChat', { UsrConversationId: customer.conversationId })[0];
    // Its questions are not those that are counted.
    await until(record, { what: 'the chat’s record' });
    await acceptChat(stage, page, STRANGER);
    await find(page, 'button', 'Определить клиента');
    await click(page, 'button', 'К списку чатов');
    const before = stage.creatio.requests.length;
    await go(page, casePage + seedIds.heroCase);
    await until(async () => (await deskQuery(page, 'li .here')).length === 1, { what: 'one chat' });
    expect(await textOf(await find(page, 'listitem', HERO.name))).toContain('на экране');
    const asked = stage.creatio.requests
      .slice(before)
      .filter(
        (r) =>
          r.headers['x-request-source'] === undefined && (r.kind === 'odata' || r.kind === 'dataservice'),
      )
      .filter((r) => !/UsrWebitelChat/.test(r.path));
    expect(asked.length).toBeLessThanOrEqual(3);
    await click(page, 'button', HERO.name);
    await click(page, 'button', 'Связать с этим чатом');
    await find(page, 'button', 'Открыть в Creatio: SR-00020614');
    await waitGone(page, 'button', 'Связать с этим чатом');
    await until(() => record()?.UsrCaseId === seedIds.heroCase, {
      what: 'the record’s case',
      timeout: 20_000,
    });
    // From the chat back to its case.
    await go(page, listPage);
    await click(page, 'button', 'Открыть в Creatio: SR-00020614');
    await until(() => page.url().includes(`/edit/${seedIds.heroCase}`), { what: 'the case on the page' });
    expect(await has(page, 'button', 'Связать с этим чатом')).toBe(false);
    expect(stage.creatio.cspViolations).toEqual([]);
  });
});
