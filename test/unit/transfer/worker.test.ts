/** Handing a chat over: once, and told as it was. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallResult } from '../../../lib/bridge/protocol.ts';
import type { TransferTarget } from '../../../lib/bridge/view.ts';
import { NAMED } from '../worker/ports.ts';
import { SETTINGS_KEY } from '../../../lib/storage/settings.ts';
import { Stage } from '../worker/stage.ts';

const WARRANTY = 8;
const SWITCHED_OFF = 11;

let stage: Stage;
let id: string;
beforeEach(async () => {
  stage = await Stage.start();
  await stage.online();
  ({ id } = await stage.accepted());
});
afterEach(() => stage.stop());

const transfer = (targetId = WARRANTY, to: 'plan' | 'operator' = 'plan'): Promise<CallResult> =>
  stage.crm.call({ type: 'transfer.order', conversationId: id, to, targetId });
const chat = () => stage.view.chats[id];
const asked = (action = 'blind_transfer_chat') => stage.server.log.sent(action).length;

async function targets(to: 'plan' | 'operator'): Promise<string[]> {
  const result = await stage.crm.call({ type: 'transfer.targets', to });
  if (!result.ok) throw new Error(result.code);
  return (result.value as TransferTarget[]).map((t) => t.name);
}

async function allowOperators(): Promise<void> {
  await stage.local.set({
    [SETTINGS_KEY]: { version: 1, creatio: { origins: NAMED }, transfer: { toOperators: true } },
  });
  await stage.worker.desk.onSettingsChanged();
}

describe('to a scheme', () => {
  it('only enabled schemes are offered', async () => {
    expect(await targets('plan')).toEqual([
      'Отдел продаж',
      'Гарантия и сервис',
      'Доставка',
      'Оценка обслуживания',
    ]);
  });

  it('the chat is closed by the transfer, which is named', async () => {
    expect(await transfer()).toEqual({ ok: true, value: 'Гарантия и сервис' });
    await stage.until(() => chat()?.status === 'completed');
    expect(chat()).toMatchObject({
      ended: { reason: 'transfer' },
      transfer: { to: 'Гарантия и сервис', outcome: 'accepted' },
    });
    expect(stage.server.conversations().find((c) => c.id === id)?.queue).toBe('Гарантия');
  });

  it('ordered twice at once it is sent once, and both hear of it', async () => {
    expect(await Promise.all([transfer(), transfer()])).toEqual([
      { ok: true, value: 'Гарантия и сервис' },
      { ok: true, value: 'Гарантия и сервис' },
    ]);
    expect(await transfer()).toEqual({ ok: true });
    expect(asked()).toBe(1);
  });

  it('a scheme that was switched off meanwhile is found out before the chat leaves', async () => {
    expect(await transfer(SWITCHED_OFF)).toEqual({ ok: false, code: 'plan-gone' });
    expect(asked()).toBe(0);
    expect(chat()?.status).toBe('new');
  });

  it('refused before leaving, the chat stays and may be transferred again', async () => {
    stage.server.faults.failBefore = { times: 1, action: 'blind_transfer_chat' };
    expect(await transfer()).toMatchObject({ ok: false, code: 'transfer-refused' });
    expect(chat()).toMatchObject({ status: 'new', transfer: null });
    expect((await transfer()).ok).toBe(true);
  });

  it('refused after leaving is told as it is, and stays told after a restart', async () => {
    stage.server.faults.transferFailures = 1;
    expect(await transfer()).toMatchObject({ ok: false, code: 'transfer-stranded' });
    expect(chat()).toMatchObject({ status: 'completed', transfer: { outcome: 'stranded' } });
    await stage.clock.advance(1500);
    stage.rebirth();
    await stage.untilOnline();
    await stage.until(() => chat()?.transfer?.outcome === 'stranded');
    expect(await transfer()).toMatchObject({ ok: false, code: 'transfer-stranded' });
    expect(asked()).toBe(1);
  });

  it('an answer that was lost after leaving is not taken for success', async () => {
    stage.server.faults.dropAnswers = { blind_transfer_chat: 1 };
    const result = transfer();
    await stage.until(() => chat()?.status === 'completed');
    stage.server.dropSockets();
    expect(await result).toMatchObject({ ok: false, code: 'transfer-unclear' });
    expect(chat()?.transfer?.outcome).toBe('asked');
  });

  it('offline, nothing leaves and the chat stays', async () => {
    stage.server.faults.refuseConnections = true;
    await stage.drop();
    expect(await transfer()).toMatchObject({ ok: false, code: 'offline' });
    expect(chat()?.status).toBe('new');
    expect(asked()).toBe(0);
  });

  it('the worker dies at any step: the repeated order transfers once', async () => {
    for (const last of [
      'fetch done',
      'putChats',
      'frame blind_transfer_chat',
      'frame blind_transfer_chat left',
    ]) {
      const other = await stage.accepted(`Клієнт ${last}`);
      ({ id } = other);
      stage.server.log.clear();
      let died = false;
      stage.onStep = (step) => {
        if (step !== last || died) return;
        died = true;
        stage.worker.kill();
      };
      const result = transfer();
      await stage.until(() => died, `death at ${last}`);
      stage.rebirth();
      const told = await result;
      await stage.until(() => chat()?.status === 'completed', `completed after ${last}`);
      expect(stage.server.conversations().find((c) => c.id === id)?.queue).toBe('Гарантия');
      expect(told.ok || told.code === 'transfer-unclear').toBe(true);
      stage.onStep = () => {};
    }
  });
});

describe('to an operator', () => {
  it('is refused while the setting is off', async () => {
    const result = await stage.crm.call({ type: 'transfer.targets', to: 'operator' });
    expect(result).toMatchObject({ ok: false, code: 'transfer-not-allowed' });
    expect(await transfer(11, 'operator')).toMatchObject({ ok: false, code: 'transfer-not-allowed' });
    expect(asked('transfer_user_chat')).toBe(0);
  });

  it('only others who are on the line are offered, and one who left it is found out in time', async () => {
    await allowOperators();
    stage.server.agent('operator').setStatus('online');
    expect(await targets('operator')).toEqual([]);
    stage.server.agent('operator2').setStatus('online');
    stage.server.agent('warranty').setStatus('pause', 'Обед');
    expect(await targets('operator')).toEqual(['Ковальчук Андрій']);
    stage.server.agent('operator2').setStatus('offline');
    expect(await transfer(11, 'operator')).toEqual({ ok: false, code: 'operator-gone' });
    expect(chat()?.status).toBe('new');
    stage.server.agent('operator2').setStatus('online');
    expect(await transfer(11, 'operator')).toEqual({ ok: true, value: 'Ковальчук Андрій' });
    expect(stage.server.conversations().find((c) => c.id === id)?.invited).toBe('operator2');
  });
});
