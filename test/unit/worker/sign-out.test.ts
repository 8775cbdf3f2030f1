/** What is left of an operator who has signed out. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storedAccounts } from '../../../lib/storage/db.ts';
import { NAMED } from './ports.ts';
import { SETTINGS_KEY } from '../../../lib/storage/settings.ts';
import { firstMessage, Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.start();
  await stage.online();
});
afterEach(() => stage.stop());

const deleteMine = (confirmed: boolean) => stage.page.call({ type: 'account.deleteData', confirmed });

describe('signing out', () => {
  it('keeps the chats for the return', async () => {
    const { id } = await stage.accepted();
    await stage.page.call({ type: 'account.signOut' });
    expect(await storedAccounts()).toHaveLength(1);
    await stage.online();
    expect(stage.view.chats).toHaveProperty(id);
  });

  it('leaves nothing when that is the rule', async () => {
    await stage.accepted();
    await stage.local.set({
      [SETTINGS_KEY]: { version: 1, creatio: { origins: NAMED }, privacy: { keepAfterSignOut: false } },
    });
    await stage.worker.desk.onSettingsChanged();
    expect(await stage.page.call({ type: 'account.signOut' })).toEqual({ ok: true });
    expect(await storedAccounts()).toEqual([]);
    expect(Object.keys(await stage.local.get(null)).sort()).toEqual(['logins', SETTINGS_KEY]);
  });
});

describe('deleting my data', () => {
  it('asks while something is unsent, and deletes nothing meanwhile', async () => {
    const { id } = await stage.accepted();
    await stage.crm.call({ type: 'text.keep', conversationId: id, field: 'message', text: 'не забыть' });
    expect(await deleteMine(false)).toEqual({ ok: true, value: { unsent: 1 } });
    expect(stage.view.session.state).toBe('signed-in');
    expect(await deleteMine(true)).toEqual({ ok: true, value: { unsent: 0 } });
    await stage.until(() => stage.view.session.state === 'signed-out');
    expect(await storedAccounts()).toEqual([]);
    expect(JSON.stringify(await stage.local.get(null))).not.toContain('не забыть');
  });

  it('counts a first message that is being written once', async () => {
    await stage.crm.call(firstMessage({ to: '', text: 'недописано' }));
    await stage.until(() => stage.view.outgoingDraft, 'the draft');
    expect(await deleteMine(false)).toEqual({ ok: true, value: { unsent: 1 } });
  });

  it('leaves another operator’s', async () => {
    const { id } = await stage.accepted();
    await stage.page.call({ type: 'account.signOut' });
    await stage.signIn('operator2');
    await stage.until(() => stage.view.session.username === 'operator2');
    await deleteMine(true);
    expect(await storedAccounts()).toEqual([expect.stringContaining('operator')]);
    await stage.online();
    await stage.until(() => id in stage.view.chats, 'the first operator’s chat');
    expect(await storedAccounts()).toHaveLength(1);
  });
});
