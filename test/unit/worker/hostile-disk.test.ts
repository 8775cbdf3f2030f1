/** Whatever lies on the disk, the worker starts, keeps what is sound, and says what it left out. */
import { openDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { KEY_PATHS, STORES, type Store } from '../../../lib/storage/schema.ts';
import type { Told } from '../../../lib/recorder/report.ts';
import { Stage } from './stage.ts';
import { FROM_PAGE } from './ports.ts';

let stage: Stage;
afterEach(() => stage.stop());

const ODD: unknown[] = [null, 'x', 42, true, [], [null], {}, { version: 'x' }, { at: {}, name: [] }, [[[]]]];

async function reborn(): Promise<void> {
  stage.page.close();
  stage.rebirth();
  stage.page = stage.open(FROM_PAGE);
  await stage.until(() => stage.page.view, 'a view');
}

const notes = async (): Promise<string> => {
  const told = await stage.page.call({ type: 'report.read' });
  return told.ok ? JSON.stringify((told.value as Told).notes) : told.code;
};

describe('the extension’s own storage', () => {
  it('starts on anything', async () => {
    stage = await Stage.start();
    for (const odd of ODD) {
      for (const key of ['settings', 'session', 'ui', 'crm-light', 'jobs', 'logins', 'recorder'])
        await stage.local.set({ [key]: odd });
      for (const key of ['second-factor', 'server-offset', 'notified'])
        await stage.session.set({ [key]: odd });
      await reborn();
      expect(stage.page.view!.session.state).toBe('signed-out');
    }
    expect(await notes()).toContain('stored session');
  });

  it('says so where the settings are none at all', async () => {
    stage = await Stage.start();
    for (const odd of [null, 'x', 42, [1]]) {
      await stage.local.set({ settings: odd });
      await reborn();
      expect(stage.page.view!.settingProblems, JSON.stringify(odd)).toContain('settings');
    }
  });
});

describe('a storage of the browser that fails', () => {
  const broken = async (): Promise<never> => {
    throw new Error('IO error');
  };

  it('once, as a worker is born: asked again, the operator stays signed in', async () => {
    stage = await Stage.start();
    await stage.online();
    const { get } = stage.local;
    let times = 2;
    stage.local.get = (key) => (key === 'session' && times-- > 0 ? broken() : get(key));
    stage.page.close();
    stage.rebirth();
    stage.page = stage.open(FROM_PAGE);
    await stage.within(20, () => stage.page.view?.connection.state === 'online');
    expect(stage.page.view!.session.state).toBe('signed-in');
  });

  it('for good: there is a view all the same, and it says that nobody is signed in', async () => {
    stage = await Stage.start();
    stage.page.close();
    stage.local.get = broken;
    stage.rebirth();
    stage.page = stage.open(FROM_PAGE);
    await stage.within(20, () => stage.page.view);
    expect(stage.page.view!.session.state).toBe('signed-out');
  });

  it('at a sign-in: nobody is signed in by halves', async () => {
    stage = await Stage.start();
    const { set } = stage.local;
    stage.local.set = (items) => ('session' in items ? broken() : set(items));
    expect(await stage.signIn()).toMatchObject({ ok: false });
    stage.local.set = set;
    await stage.page.call({ type: 'ui.remember', ui: {} });
    expect(stage.page.view!.session.state).toBe('signed-out');
  });

  it('at a sign-out: his chats go from the screen, and what failed is told', async () => {
    stage = await Stage.start();
    await stage.online();
    await stage.accepted();
    stage.local.remove = broken;
    expect(await stage.page.call({ type: 'account.signOut' })).toMatchObject({ ok: false });
    await stage.until(
      () => Object.keys(stage.view.chats).length === 0 && stage.view.connection.state === 'off',
    );
  });

  it('takes what was told: it rings all the same', async () => {
    stage = await Stage.start();
    await stage.online();
    stage.session.set = broken;
    await stage.invited();
    await stage.clock.advance(1000);
    expect(stage.worker.sounds).toContain('invitation');
  });
});

describe('the database', () => {
  const odd = (store: Store, n: number): Record<string, unknown> => {
    const path: string | readonly string[] = KEY_PATHS[store];
    const keys = typeof path === 'string' ? [path] : path;
    const value = [{}, { messages: 5, episodes: 'x' }, { messages: [null], conversationId: 7, text: {} }][
      n % 3
    ]!;
    return { ...value, ...Object.fromEntries(keys.map((key) => [key, key === 'index' ? n : `odd-${n}`])) };
  };

  it('of records that are none each is left out alone, and told', async () => {
    stage = await Stage.start();
    await stage.online();
    const { id } = await stage.accepted('Ірина', 'Добрий день');
    await stage.crm.call({ type: 'text.keep', conversationId: id, field: 'message', text: 'чернетка' });
    await stage.clock.advance(2000);
    await stage.settle();
    stage.worker.kill();
    const [{ name }] = (await indexedDB.databases()) as [{ name: string }];
    const db = await openDB(name);
    for (const store of STORES) for (let n = 0; n < 3; n++) await db.put(store, odd(store, n));
    db.close();
    await reborn();
    await stage.until(() => stage.view.connection.state === 'online' && stage.view.chats[id], 'the chat');
    stage.crm.watch(id);
    await stage.until(() => stage.crm.conversation?.id === id);
    expect(stage.crm.conversation!.lines.map((l) => l.text)).toContain('Добрий день');
    expect(stage.crm.conversation!.kept.message).toBe('чернетка');
    expect((await stage.send(id, 'Слухаю')).ok).toBe(true);
    await stage.untilState('Слухаю', 'sent');
    expect(await notes()).toMatch(/disk: a record of chats cannot be read","times":2/);
    expect(await notes()).not.toMatch(/fault in/);
  });
});
