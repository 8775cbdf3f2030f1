/** What is typed into the dialogs of «Действия»: on disk, each for its chat, until it is saved or given up. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FIRST_MESSAGE, KEPT_FIELDS, type Kept, type KeptField } from '../../../lib/kept/fields.ts';
import { accountKey } from '../../../lib/bridge/account-key.ts';
import { openDeskDb } from '../../../lib/storage/db.ts';
import { Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.start();
  await stage.online();
});
afterEach(() => stage.stop());

const type = (conversationId: string, field: KeptField, text: string) =>
  stage.crm.call({ type: 'text.keep', conversationId, field, text });
/** As a view that has just come to the chat is told. */
async function kept(id: string): Promise<Kept> {
  stage.page.watch(null);
  stage.page.watch(id);
  await stage.until(() => stage.page.conversation?.id === id);
  return stage.page.conversation!.kept;
}

it('is told again after the worker’s death, for that chat and that dialog alone', async () => {
  const { id } = await stage.accepted();
  const other = await stage.accepted('Олег');
  expect(await kept(id)).toEqual({});
  await type(id, 'post', '{"text":"так"}');
  expect(await kept(id)).toEqual({ post: '{"text":"так"}' });
  stage.rebirth();
  await stage.untilOnline();
  expect(await kept(id)).toEqual({ post: '{"text":"так"}' });
  expect(await kept(other.id)).toEqual({});
  expect(stage.view.chats[id]).toBeDefined();
  await type(id, 'post', '');
  stage.rebirth();
  await stage.untilOnline();
  expect(await kept(id)).toEqual({});
});

it('is on the disk also while there is no line: of a first message, which belongs to no chat', async () => {
  stage.server.faults.sessions = 'unavailable';
  stage.rebirth();
  await stage.until(() => stage.view.connection.state !== 'online', 'offline');
  expect(await type(FIRST_MESSAGE, 'template', 'чернетка')).toMatchObject({ ok: true });
  stage.rebirth();
  await stage.until(() => stage.view.outgoingTemplate === 'чернетка', 'the text');
});

it('lies where it has always lain', async () => {
  const { id } = await stage.accepted();
  for (const field of KEPT_FIELDS) await type(id, field, `typed ${field}`);
  const db = await openDeskDb(accountKey({ ...stage.view.session }));
  const { drafts } = await db.load();
  db.close();
  expect(Object.fromEntries(drafts.map((draft) => [draft.conversationId, draft.text]))).toEqual({
    [id]: 'typed message',
    [`${id}#comment`]: 'typed comment',
    [`${id}#card`]: 'typed card',
    [`${id}#case`]: 'typed case',
    [`${id}#identify`]: 'typed identify',
    [`${id}#task`]: 'typed task',
    [`${id}#post`]: 'typed post',
    [`${id}#template`]: 'typed template',
  });
});

it('of a field that does not exist is not understood', async () => {
  const { id } = await stage.accepted();
  expect(await type(id, 'other' as 'post', 'x')).toMatchObject({ ok: false, code: 'not-understood' });
});
