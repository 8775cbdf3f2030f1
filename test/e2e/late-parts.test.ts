// What is loaded late and cannot be had, as after an update under an open page: said in a sentence, and the rest works.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Told } from '../../lib/recorder/report.ts';
import type { Customer } from '../standins/webitel/index.ts';
import {
  click,
  deskQuery,
  fill,
  find,
  textOf,
  until,
  waitDesk,
  waitDeskGone,
  waitGone,
} from './support/page.ts';
import { TEST_BUILD } from './support/paths.ts';
import { say, setStage, type Stage } from './support/stage.ts';

let stage: Stage;
let page: Page;
let customer: Customer;

beforeAll(async () => {
  const extension = mkdtempSync(join(tmpdir(), 'desk-without-parts-'));
  cpSync(TEST_BUILD, extension, { recursive: true });
  // Chunks are named by their modules.
  const chunks = readdirSync(join(extension, 'chunks'));
  // Two chunks bear the word «picker»; the emoji's is known by its class.
  const emoji = chunks.find((file) =>
    readFileSync(join(extension, 'chunks', file), 'utf8').includes('emoji-picker'),
  );
  for (const part of ['transfer-part', 'templates-part', 'keys-part', emoji?.replace('.js', '') ?? 'emoji']) {
    if (!chunks.includes(`${part}.js`)) throw new Error(`no chunk of ${part}`);
    rmSync(join(extension, 'chunks', `${part}.js`));
  }
  stage = await setStage({ browser: { extension } });
  page = await stage.openDesk();
  stage.webitel.agent().setStatus('online');
  customer = stage.webitel.customer({ name: 'Олена Бондар' });
  customer.writes('Добрий день');
  await click(page, 'button', 'Принять');
  await find(page, 'textbox', 'Текст сообщения');
});
afterAll(() => stage?.close());
beforeEach(() => waitDeskGone(page, '.toast'));

test.each(['Перевести чат', 'Эмоджи', 'Выбрать текст'])(
  '%s: a sentence, and nothing is stuck',
  async (button) => {
    for (let times = 0; times < 2; times++) {
      await click(page, 'button', button);
      const toast = await waitDesk(page, '.toast[role=alert]');
      expect(await textOf(toast)).toContain('Обновите страницу');
      // It stays until it is read, so it may cover nothing.
      if (times === 0) {
        await fill(page, 'textbox', 'Текст сообщения', `при «${button}»`);
        await click(page, 'button', 'Отправить');
        await customer.heard(`при «${button}»`);
      }
      await click(page, 'button', 'Скрыть');
      await waitGone(page, 'button', 'Скрыть');
    }
    await say(page, `після «${button}»`);
    await customer.heard(`після «${button}»`);
    await until(async () => (await deskQuery(page, '[role=dialog]')).length === 0);
  },
);

test('which parts did not come stands in the report', async () => {
  const told = await stage.desk.call({ type: 'report.read' });
  const notes = told.ok ? (told.value as Told).notes.map(({ what }) => what) : [];
  for (const part of ['transfer-part', 'templates-part'])
    expect(notes).toContain(`view, part: TypeError, ${part}.js`);
});
