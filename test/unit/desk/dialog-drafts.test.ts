/** What is typed into the dialogs of «Действия»: on disk, each for its chat, until it is saved or given up. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.start();
  await stage.online();
});
afterEach(() => stage.stop());

const draft = (conversationId: string, dialog: 'post' | 'task', text?: string) =>
  stage.crm.call({ type: 'dialog-draft', conversationId, dialog, ...(text !== undefined && { text }) });

it('is told again after the worker’s death, for that chat and that dialog alone', async () => {
  const { id } = await stage.accepted();
  const other = await stage.accepted('Олег');
  expect(await draft(id, 'post')).toEqual({ ok: true, value: '' });
  await draft(id, 'post', '{"text":"так"}');
  stage.rebirth();
  await stage.untilOnline();
  expect(await draft(id, 'post')).toEqual({ ok: true, value: '{"text":"так"}' });
  expect(await draft(id, 'task')).toEqual({ ok: true, value: '' });
  expect(await draft(other.id, 'post')).toEqual({ ok: true, value: '' });
  expect(stage.view.chats[id]).toBeDefined();
  await draft(id, 'post', '');
  stage.rebirth();
  await stage.untilOnline();
  expect(await draft(id, 'post')).toEqual({ ok: true, value: '' });
});

it('of a dialog that does not exist is not understood', async () => {
  const { id } = await stage.accepted();
  expect(await draft(id, 'other' as 'post', 'x')).toMatchObject({ ok: false, code: 'not-understood' });
});
