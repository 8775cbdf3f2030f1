// The main job, from invitation to close, on both kinds of CRM page.
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  attr,
  click,
  deskQuery,
  find,
  has,
  press,
  textOf,
  until,
  value,
  waitDesk,
  waitDeskGone,
  waitGone,
} from './support/page.ts';
import { say, setStage, setStatus, type Stage } from './support/stage.ts';

describe.each(['freedom', 'classic'] as const)('on a %s page', (kind) => {
  let stage: Stage;
  let page: Page;

  beforeAll(async () => {
    stage = await setStage();
    page = await stage.openDesk(kind);
  });
  afterAll(() => stage?.close());

  test('an invitation is accepted, three messages go each way, the chat is ended', async () => {
    const { webitel } = stage;
    await setStatus(page, 'Готов');
    await webitel.agent().waitForStatus('online');
    const customer = webitel.customer({ name: `Ірина Коваль ${kind}`, provider: 'telegram' });
    customer.writes('Добрий день! Де моє замовлення?');

    const invitation = await waitDesk(page, 'li[data-chat-status="invited"]');
    expect(await textOf(invitation)).toContain('Де моє замовлення?');
    expect(await attr(invitation, 'data-light')).toBeNull();
    await click(page, 'button', 'Принять');
    await waitDesk(page, '.conversation[data-chat-status="new"][data-light="green"]');

    for (const n of [1, 2, 3]) {
      await say(page, `Ответ оператора ${n}`);
      await customer.heard(`Ответ оператора ${n}`);
      customer.writes(`Запитання клієнта ${n}`);
      await until(async () =>
        (await textOf(await find(page, 'log', 'Сообщения'))).includes(`Запитання клієнта ${n}`),
      );
    }
    await waitDesk(page, '.conversation[data-chat-status="in-progress"][data-light="green"]');
    const states = await messageStates(page);
    expect(states).toEqual(['sent', 'sent', 'sent']);
    expect(webitel.log.sent('send_text_chat').length % 3).toBe(0);

    await click(page, 'button', 'Завершить чат');
    await find(page, 'dialog', 'Завершить чат?');
    await click(page, 'button', 'Нет');
    await waitGone(page, 'dialog', 'Завершить чат?');
    await click(page, 'button', 'Завершить чат');
    await click(page, 'button', 'Да');
    await waitDesk(page, '.conversation[data-chat-status="completed"]');
    expect(webitel.conversations().find((c) => c.id === customer.conversationId)?.operators).toEqual([]);

    await click(page, 'tab', 'Закрытые');
    const closed = await waitDesk(page, 'li[data-chat-status="completed"]');
    expect(await textOf(closed)).toContain(`Ірина Коваль ${kind}`);
    await click(page, 'tab', 'Активные');
  });

  test('keys typed in the composer never reach Creatio, Ctrl+Enter makes a new line', async () => {
    const customer = stage.webitel.customer({ name: `Петро ${kind}` });
    customer.writes('Алло');
    await click(page, 'button', 'Принять');
    await find(page, 'textbox', 'Текст сообщения');
    await page.evaluate(() => {
      const w = window as unknown as { __keysSeen: unknown[]; __saves: number };
      w.__keysSeen.length = 0;
      w.__saves = 0;
    });
    await click(page, 'textbox', 'Текст сообщения');
    await page.keyboard.type('Привет');
    await press(page, 'Control+Enter');
    await page.keyboard.type('вторая строка');
    expect(await value(await find(page, 'textbox', 'Текст сообщения'))).toBe('Привет\nвторая строка');
    const seen = await page.evaluate(() => {
      const w = window as unknown as { __keysSeen: unknown[]; __saves: number };
      return { keys: w.__keysSeen, saves: w.__saves };
    });
    expect(seen).toEqual({ keys: [], saves: 0 });
    // Twice in one instant: one message.
    await Promise.all([page.keyboard.press('Enter'), page.keyboard.press('Enter')]);
    const heard = await customer.heard('Привет\nвторая строка');
    expect(heard.from).toBe('operator');
    await page.keyboard.type('и ещё');
    await press(page, 'Enter');
    await customer.heard('и ещё');
    expect(customer.messages().filter((m) => m.from === 'operator')).toHaveLength(2);
    customer.leaves();
    await waitDesk(page, '.conversation[data-chat-status="completed"]');
    await click(page, 'button', 'К списку чатов');
  });

  test('declined, timed out, taken elsewhere, left by the client', async () => {
    const { webitel } = stage;
    const declined = webitel.customer({ name: `Отказ ${kind}` });
    declined.writes('один');
    await waitDesk(page, 'li[data-chat-status="invited"]');
    await click(page, 'button', 'Отменить');
    await waitDeskGone(page, 'li[data-chat-status="invited"]');
    declined.leaves();

    webitel.agent().setStatus('online');
    const late = webitel.customer({ name: `Опоздал ${kind}` });
    late.writes('два');
    late.invite({ timeoutSec: 1 });
    await waitDesk(page, '[data-notice="invite-expired"]');
    late.leaves();

    const taken = webitel.customer({ name: `Увели ${kind}` });
    taken.writes('три');
    taken.invite();
    await waitDesk(page, 'li[data-chat-status="invited"] .primary');
    taken.givenToOther('operator2');
    await waitDesk(page, '[data-notice="invite-taken"]');

    const left = webitel.customer({ name: `Ушёл ${kind}` });
    left.writes('четыре');
    left.invite();
    await waitDesk(page, 'li[data-chat-status="invited"] .primary');
    left.leaves();
    await waitDesk(page, '[data-notice="invite-left"]');

    const mine = webitel.customer({ name: `Мой из другого окна ${kind}` });
    mine.writes('пять');
    mine.invite();
    await waitDesk(page, 'li[data-chat-status="invited"] .primary');
    mine.takenElsewhere();
    await waitDesk(page, 'li[data-chat-status="new"]');
    mine.operatorLeaves();
    await waitDeskGone(page, 'li[data-chat-status="new"]');
  });

  test('«Открыть» shows the chat’s card without accepting it', async () => {
    const customer = stage.webitel.customer({ name: `Смотрим ${kind}` });
    customer.writes('посмотрите');
    customer.invite();
    await click(page, 'button', 'Открыть');
    await waitDesk(page, '.desk.wide .conversation[data-chat-status="invited"]');
    expect(await has(page, 'textbox', 'Текст сообщения')).toBe(false);
    expect(stage.webitel.conversations().find((c) => c.id === customer.conversationId)?.state).toBe(
      'invited',
    );
    await press(page, 'Escape');
    await waitDesk(page, '.desk.panel');
    customer.leaves();
    await press(page, 'Escape');
  });
});

async function messageStates(page: Page): Promise<(string | null)[]> {
  const handles = await deskQuery(page, '.message[data-author="operator"]');
  return Promise.all(handles.map((h) => attr(h, 'data-message-state')));
}
