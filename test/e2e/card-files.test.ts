// Files, links, notes and the feed of the chat's record.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { acceptedChat, cardStage, openCard, type CardStage } from './support/card.ts';
import { chooseBy } from './support/files.ts';
import {
  attr,
  click,
  fill,
  find,
  press,
  textOf,
  until,
  value,
  waitDesk,
  waitDeskGone,
} from './support/page.ts';

let stage: CardStage;
afterEach(() => stage?.close());

const WIDE = { browser: { viewport: { width: 1440, height: 900 } } };

async function openFiles(kind: 'freedom' | 'classic', notes = '') {
  stage = await cardStage({ csp: 'block' }, WIDE);
  const page = await stage.openDesk(kind);
  const customer = await acceptedChat(stage, page, 'Ірина');
  const row = await stage.record(customer);
  if (notes) stage.creatio.db.update(stage.entity, String(row['Id']), { UsrNotes: notes });
  await openCard(page, 'Ірина');
  await waitDeskGone(page, '.card-note');
  await click(page, 'tab', 'Файлы и примечания');
  return { page, customer, id: String(row['Id']) };
}
const filesOf = (id: string) =>
  stage.creatio.db.filter(`${stage.entity}File`, { [`${stage.entity}Id`]: id }).map((row) => row['Name']);

describe.each(['freedom', 'classic'] as const)('on the %s page', (kind) => {
  test('a file and a link go to the record, not to the client; removed again', async () => {
    const { page, customer, id } = await openFiles(kind);
    const path = join(await mkdtemp(join(tmpdir(), 'card-')), 'Рахунок.pdf');
    await writeFile(path, 'x'.repeat(3000));
    await chooseBy(page, () => click(page, 'button', 'Прикрепить к карточке'), [path]);
    const download = await find(page, 'link', 'Скачать: Рахунок.pdf');
    expect(await attr(download, 'href')).toContain(`/rest/FileService/Download/${stage.entity}File/`);
    expect(filesOf(id)).toEqual(['Рахунок.pdf']);

    await fill(page, 'textbox', 'Ссылка', 'не ссылка');
    await click(page, 'button', 'Добавить ссылку');
    const link = await find(page, 'textbox', 'Ссылка');
    await until(async () => (await attr(link, 'aria-invalid')) === 'true');
    await fill(page, 'textbox', 'Ссылка', 'https://example.com/42');
    await press(page, 'Enter');
    await find(page, 'link', 'Открыть: https://example.com/42');
    await until(async () => (await value(link)) === '');
    expect(filesOf(id).length).toBe(2);

    await click(page, 'button', 'Удалить: Рахунок.pdf');
    await find(page, 'dialog', 'Удалить «Рахунок.pdf» из карточки?');
    await click(page, 'button', 'Да');
    await until(() => filesOf(id).length === 1);
    expect(customer.messages().filter((m) => m.file)).toEqual([]);
    expect(stage.creatio.cspViolations).toEqual([]);
  });
});

test('notes: formatted, kept while the tab is left, written on «Сохранить»', async () => {
  const { page, customer } = await openFiles('freedom', '<p>Було <b>так</b></p>');
  const notes = await find(page, 'textbox', 'Примечания');
  await until(async () => (await textOf(notes)) === 'Було так');
  await notes.focus();
  await press(page, 'Control+End');
  await page.keyboard.type(' і ');
  await click(page, 'button', 'Курсив');
  await page.keyboard.type('далі');
  await waitDesk(page, '.card-unsaved .icon');
  await click(page, 'tab', 'Лента');
  await click(page, 'tab', 'Файлы и примечания');
  await until(async () => (await textOf(await find(page, 'textbox', 'Примечания'))).endsWith('далі'), {
    what: async () => JSON.stringify(await textOf(await find(page, 'textbox', 'Примечания'))),
  });
  expect((await stage.record(customer))['UsrNotes']).toBe('<p>Було <b>так</b></p>');
  await click(page, 'button', 'Сохранить');
  await until(async () => /<i>далі<\/i>/.test(String((await stage.record(customer))['UsrNotes'])));
  expect((await stage.record(customer))['UsrNotes']).toContain('<b>так');
});

test('notes with a picture, a link, a table and what the editor does not know: a line is added, the rest stays', async () => {
  const picture = '<img src="data:image/png;base64,iVBORw0KGgo=" width="20" alt="x">';
  const link = '<a href="https://example.com" target="_blank">сайт</a>';
  const table = '<table border="1"><tbody><tr><td style="color:red">Ціна</td></tr></tbody></table>';
  const unknown =
    '<figure class="image"><img src="/img/1"><figcaption>підпис</figcaption></figure><!-- c -->';
  const { page, customer } = await openFiles(
    'freedom',
    `<p>${picture}${link}</p>${table}${unknown}<p>кінець</p>`,
  );
  await until(async () => (await textOf(await find(page, 'textbox', 'Примечания'))).endsWith('кінець'));
  await (await find(page, 'textbox', 'Примечания')).focus();
  await press(page, 'Control+End');
  await page.keyboard.type(' і ще');
  await click(page, 'button', 'Сохранить');
  const stored = async () => String((await stage.record(customer))['UsrNotes']);
  await until(async () => /кінець(?: |&nbsp;)і(?: |&nbsp;)ще/.test(await stored()), { what: stored });
  for (const kept of [picture, link, table, unknown]) expect(await stored()).toContain(kept);
  expect(stage.creatio.cspViolations).toEqual([]);
});

test('the feed: last posts as text, and a new one posted once though the answer is lost', async () => {
  const { page, id } = await openFiles('freedom');
  await click(page, 'tab', 'Лента');
  await fill(page, 'textbox', 'Сообщение в ленту', 'Чекає <b>ціну</b>');
  stage.creatio.options.latencyMs = [300, 300];
  await click(page, 'button', 'Опубликовать');
  await until(() =>
    stage.creatio.requests.some((r) => r.method === 'POST' && r.path.endsWith('/EsnService/PostMessage')),
  );
  const posts = await waitDesk(page, '.posts li');
  expect(await textOf(posts)).toContain('Чекає <b>ціну</b>');
  expect(stage.creatio.db.filter('SocialMessage', { EntityId: id }).length).toBe(1);
  await until(async () => (await value(await find(page, 'textbox', 'Сообщение в ленту'))) === '');
});

test('a post that Creatio refuses keeps its text, says why, and is posted by «Опубликовать ещё раз», once', async () => {
  const { page, id } = await openFiles('freedom');
  const posts = () => stage.creatio.db.filter('SocialMessage', { EntityId: id }).length;
  await click(page, 'tab', 'Лента');
  await fill(page, 'textbox', 'Сообщение в ленту', 'Чекає ціну');
  stage.creatio.deny(stage.entity);
  await click(page, 'button', 'Опубликовать');
  const why = await waitDesk(page, '.card-problem');
  expect(await textOf(why)).toContain('Record of the feed not found. Не опубликовано, текст остался в поле.');
  expect(await value(await find(page, 'textbox', 'Сообщение в ленту'))).toBe('Чекає ціну');
  expect(posts()).toBe(0);
  stage.creatio.allow(stage.entity);
  await click(page, 'button', 'Опубликовать ещё раз');
  await waitDeskGone(page, '.card-problem');
  await until(async () => (await value(await find(page, 'textbox', 'Сообщение в ленту'))) === '');
  expect(posts()).toBe(1);
});

test('a file larger than Creatio takes is told of before it is sent; the limit stands beside the button', async () => {
  const { page, id } = await openFiles('freedom');
  await until(async () => (await textOf(await waitDesk(page, '.attach-row'))).includes('До 10 МБ.'), {
    what: 'the limit',
  });
  const path = join(await mkdtemp(join(tmpdir(), 'card-')), 'Відео.mp4');
  await writeFile(path, Buffer.alloc(10 * 1024 * 1024 + 1));
  await chooseBy(page, () => click(page, 'button', 'Прикрепить к карточке'), [path]);
  const why = await waitDesk(page, '.record-files .card-problem');
  expect(await textOf(why)).toBe('Файл больше, чем принимает Creatio (до 10 МБ). Он не отправлялся.');
  expect(filesOf(id)).toEqual([]);
  expect(stage.creatio.requests.some((r) => r.path.endsWith('/UploadFile'))).toBe(false);
});

test('notes that the protection against scripts refuses are saved as plain text', async () => {
  const { page, customer } = await openFiles(
    'freedom',
    '<table><tbody><tr><td>Ціна</td></tr></tbody></table><p>кінець</p>',
  );
  stage.creatio.options.xss = 'block';
  await until(async () => (await textOf(await find(page, 'textbox', 'Примечания'))).endsWith('кінець'));
  await (await find(page, 'textbox', 'Примечания')).focus();
  await press(page, 'Control+End');
  await page.keyboard.type(' і <ще>');
  await click(page, 'button', 'Сохранить');
  const why = await waitDesk(page, '.card-problem');
  expect(await textOf(why)).toContain('potentially dangerous content');
  await click(page, 'button', 'Сохранить примечания простым текстом');
  const stored = async () => String((await stage.record(customer))['UsrNotes']);
  await until(async () => (await stored()).startsWith('<p>Ціна</p>'), { what: stored });
  expect((await stored()).replaceAll('&nbsp;', ' ')).toBe('<p>Ціна</p><p>кінець і &lt;ще&gt;</p>');
  await waitDeskGone(page, '.card-problem');
});
