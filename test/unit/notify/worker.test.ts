/** The worker rings: once per message, whatever tabs there are and however often it dies. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Disk } from '../../../lib/storage/disk.ts';
import { NAMED } from '../worker/ports.ts';
import { Stage } from '../worker/stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.start();
  await stage.online();
});
afterEach(() => stage.stop());

describe('ringing', () => {
  it('for a message, once, and not again after the worker died', async () => {
    const { customer, id } = await stage.accepted();
    await stage.clock.advance(10_000);
    stage.worker.sounds.length = 0;
    customer.writes('Є хто?');
    await stage.until(() => stage.worker.sounds.length > 0);
    expect(stage.worker.sounds).toEqual(['message']);
    expect(stage.worker.notices).toContain(`message:${id}`);
    await stage.clock.advance(4_000);
    stage.rebirth();
    await stage.within(15, () => stage.view.connection.state === 'online');
    await stage.clock.advance(4_000);
    expect(stage.worker.sounds).toEqual([]);
    expect(stage.worker.notices).toEqual([]);
    customer.writes('Ау');
    await stage.until(() => stage.worker.sounds.length > 0);
    expect(stage.worker.sounds).toEqual(['message']);
  });

  it('nor after it, when the disk is slow to tell whose chats they are', async () => {
    const { customer, id } = await stage.accepted();
    await stage.clock.advance(10_000);
    customer.writes('Є хто?');
    await stage.until(() => stage.worker.notices.includes(`message:${id}`));
    await stage.clock.advance(4_000);
    const { open } = Disk.prototype;
    const slow = vi.spyOn(Disk.prototype, 'open').mockImplementation(async function (this: Disk) {
      await stage.clock.advance(100);
      return open.call(this);
    });
    stage.rebirth();
    await stage.within(15, () => stage.view.connection.state === 'online');
    await stage.clock.advance(4_000);
    slow.mockRestore();
    expect(stage.worker.sounds).toEqual([]);
    expect(stage.worker.cleared).toEqual([]);
  });

  it('with nobody’s words, a stranger’s first ones included, where the setting hides them', async () => {
    const notifications = { hideText: true, message: { system: true }, red: { system: true } };
    await stage.local.set({ settings: { version: 1, creatio: { origins: NAMED }, notifications } });
    await stage.worker.desk.onSettingsChanged();
    const { id } = await stage.accepted('Ірина', 'Перше слово');
    await stage.clock.advance(10_000);
    const customer = stage.server.customer({ name: 'Олег' });
    customer.writes('Друге слово');
    customer.sendsFile({ name: 'третє слово.pdf', mime: 'application/pdf', bytes: new Uint8Array(8) });
    customer.invite({ timeoutSec: 0 });
    await stage.until(() => stage.worker.noticeWords.has(`invitation:${customer.conversationId}`));
    await stage.clock.advance(600_000);
    expect([...stage.worker.noticeWords.keys()]).toEqual(expect.arrayContaining([`red:${id}`]));
    const said = JSON.stringify([[...stage.worker.noticeWords.values()], stage.worker.badges]);
    expect(said).toContain('Олег');
    expect(said).not.toMatch(/слово/i);
  });

  it('not for the chat that a view looks at; its notification goes', async () => {
    const { customer, id } = await stage.accepted();
    await stage.clock.advance(10_000);
    customer.writes('Раз');
    await stage.until(() => stage.worker.notices.includes(`message:${id}`));
    stage.crm.look(id);
    await stage.until(() => stage.worker.cleared.includes(`message:${id}`));
    await stage.clock.advance(4_000);
    const before = stage.worker.sounds.length;
    customer.writes('Два');
    await stage.until(() => stage.view.chats[id]?.preview?.text === 'Два');
    await stage.clock.advance(1_000);
    expect(stage.worker.sounds.length).toBe(before);
  });

  it('a click on the notification shows its chat', async () => {
    const { id } = await stage.accepted();
    const shown: (string | null)[] = [];
    stage.crm.onShow((chat) => shown.push(chat));
    await stage.worker.desk.onNotificationClick(`message:${id}`, null);
    await stage.until(() => shown.length > 0);
    expect(shown).toEqual([id]);
    expect(stage.worker.opened).toContain('tab 7');
  });

  it('the lost connection after five seconds, once', async () => {
    await stage.accepted();
    stage.worker.sounds.length = 0;
    stage.server.faults.refuseConnections = true;
    stage.server.dropSockets();
    await stage.until(() => stage.view.connection.state === 'offline');
    await stage.clock.advance(4_000);
    expect(stage.worker.sounds).not.toContain('connection');
    await stage.clock.advance(30_000);
    expect(stage.worker.sounds.filter((s) => s === 'connection')).toEqual(['connection']);
  });
});
