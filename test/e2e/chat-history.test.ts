// «Вся история»: the CRM's section of chats, searched, filtered and paged from the desk.
import { afterEach, expect, test } from 'vitest';
import { seedIds } from '../standins/creatio/index.ts';
import { acceptedChat, cardStage, openCard, type CardStage } from './support/card.ts';
import { click, deskQuery, fill, find, has, textOf, until, waitDesk } from './support/page.ts';

let stage: CardStage;
afterEach(() => stage?.close());

const shown = async (page: Parameters<typeof deskQuery>[0]) =>
  Promise.all((await deskQuery(page, '.past-chat')).map((one) => textOf(one)));

/** Of the client's time-line; what is out of sight is not drawn, and is there. */
const told = async (page: Parameters<typeof deskQuery>[0]) =>
  Promise.all((await deskQuery(page, '.story-chat')).map((one) => one.evaluate((node) => node.textContent)));

test.each(['freedom', 'classic'] as const)(
  'on the %s page: paged, searched, filtered, opened',
  async (kind) => {
    stage = await cardStage({ csp: 'block' });
    const page = await stage.openDesk(kind);
    const customer = await acceptedChat(stage, page, 'Ірина Коваль');
    await stage.record(customer);
    await click(page, 'button', 'К списку чатов');
    await click(page, 'tab', 'Закрытые');
    const before = stage.creatio.requests.length;
    await click(page, 'button', 'Вся история');
    await until(async () => (await shown(page)).length === 20);
    expect(stage.asked(before).filter((r) => r.endsWith(`/${stage.entity}`)).length).toBe(1);
    await click(page, 'button', 'Показать ещё');
    await until(async () => (await shown(page)).length === 40);

    await fill(page, 'searchbox', 'Поиск…', 'Chat-4139');
    await until(async () => (await shown(page)).length === 1);
    const opened = new Promise<void>((resolve) => stage.desk.browser.once('targetcreated', () => resolve()));
    await click(page, 'button', (await shown(page))[0]!.slice(0, 5));
    await opened;
    await until(async () =>
      (await stage.desk.browser.pages()).some((one) => one.url().includes(`${stage.entity}_FormPage/edit/`)),
    );

    await fill(page, 'searchbox', 'Поиск…', 'Chat-41');
    await until(async () => (await shown(page)).length === 20);
    const status = await find(page, 'combobox', 'Текущий статус чата');
    await status.evaluate((select) => {
      const field = select as HTMLSelectElement;
      field.value = [...field.options].find((o) => o.textContent === 'Новый')!.value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await until(
      async () => (await shown(page)).length === 0 && (await has(page, 'status', 'Чатов')) === false,
    );
    await fill(page, 'searchbox', 'Поиск…', 'Ірина Коваль');
    await until(async () => (await shown(page)).length === 1);
    // Known to the desk: its card.
    await click(page, 'button', /Ірина Коваль/);
    await waitDesk(page, '.card');
    expect(stage.creatio.cspViolations).toEqual([]);
  },
);

test('in the card: the client’s dialogs, asked for when they are wanted', async () => {
  stage = await cardStage({}, { browser: { viewport: { width: 1440, height: 900 } } });
  const page = await stage.openDesk();
  const customer = await acceptedChat(stage, page, 'Олександра');
  const row = await stage.record(customer);
  stage.creatio.db.update(stage.entity, String(row['Id']), { UsrContactId: seedIds.hero });
  const before = stage.creatio.requests.length;
  await openCard(page, 'Олександра');
  await find(page, 'button', 'Открыть карточку в Creatio');
  expect(stage.asked(before).length).toBeLessThanOrEqual(3);
  await click(page, 'button', 'История чатов');
  await until(async () => (await told(page)).length === 5);
  await fill(page, 'searchbox', 'Поиск…', 'Chat-4139');
  await until(async () => (await told(page)).length === 1);
});
