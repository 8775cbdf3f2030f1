/** What the policy fixes, the worker itself keeps, whatever a view asks for. */
import { afterEach, describe, expect, it } from 'vitest';
import { FROM_CRM } from './ports.ts';
import { Stage } from './stage.ts';

let stage: Stage;
afterEach(() => stage.stop());

const settingsChanged = async (): Promise<void> => {
  await stage.worker.desk.onSettingsChanged();
  await stage.settle();
};

describe('a policy that fixes the server', () => {
  it('ends a session at another one, when it comes', async () => {
    stage = await Stage.start();
    await stage.online();
    stage.policy = { webitel: { origin: 'https://cc.example' } };
    await settingsChanged();
    expect(stage.page.view!.session.state).toBe('signed-out');
    expect(await stage.local.get('session')).toEqual({});
  });

  it('ends it at the next start too, and leaves one at that very server', async () => {
    stage = await Stage.start();
    await stage.online();
    stage.policy = { webitel: { origin: stage.server.origin } };
    await settingsChanged();
    expect(stage.page.view!.session.state).toBe('signed-in');
    stage.policy = { webitel: { origin: 'https://cc.example' } };
    stage.rebirth();
    await stage.until(() => stage.page.view?.session.state === 'signed-out');
  });

  it('lets nobody sign in elsewhere', async () => {
    stage = await Stage.start();
    stage.policy = { webitel: { origin: 'https://cc.example' } };
    await settingsChanged();
    expect(await stage.signIn()).toMatchObject({ ok: false, code: 'bad-address' });
  });
});

describe('a policy that forbids http', () => {
  const only = { privacy: { httpsOnly: true } };

  it('ends a session at such a server when it comes, says why, and tells that server nothing more', async () => {
    stage = await Stage.start();
    await stage.online();
    const { requests } = stage.server.log;
    stage.policy = only;
    await settingsChanged();
    const before = requests.length;
    await stage.until(() => stage.page.view!.session.state === 'signed-out');
    expect(stage.page.view!.session.ended).toBe('https-only');
    expect(await stage.local.get('session')).toEqual({});
    await stage.clock.advance(60_000);
    expect(requests.slice(before)).toEqual([]);
    expect(requests.filter(({ path }) => path.endsWith('/logout'))).toEqual([]);
    expect(await stage.session.get('owed-logout')).toEqual({});
  });

  it('says so after the worker was restarted as well, until somebody has signed in', async () => {
    stage = await Stage.start();
    await stage.online();
    stage.policy = only;
    await settingsChanged();
    stage.rebirth();
    await stage.until(() => stage.page.view?.session.ended === 'https-only');
    stage.policy = {};
    await settingsChanged();
    await stage.online();
    expect(stage.page.view!.session.ended).toBeUndefined();
  });

  it('lets nobody sign in over it, this machine included, nor with a code that was asked for before', async () => {
    stage = await Stage.start();
    const asked = await stage.signIn('twofactor');
    stage.policy = only;
    await settingsChanged();
    expect(await stage.signIn()).toMatchObject({ ok: false, code: 'https-only' });
    const { challenge } = (asked as { value: { challenge: string } }).value;
    expect(await stage.page.call({ type: 'account.secondFactor', challenge, code: '123456' })).toMatchObject({
      ok: false,
      code: 'https-only',
    });
  });

  it('takes such a CRM its desk, and asks of none whether it is one', async () => {
    stage = await Stage.start();
    const plain = 'http://crm.localhost';
    await stage.local.set({ settings: { version: 1, creatio: { origins: [plain], main: plain } } });
    await settingsChanged();
    const tab = stage.open({ ...FROM_CRM, url: `${plain}/0/Shell/`, tab: { id: 9, windowId: 3 } });
    await stage.until(() => tab.view);
    stage.policy = only;
    await settingsChanged();
    expect(stage.worker.desk.hub.crmOrigins()).toEqual([]);
    expect(stage.worker.desk.view().settings.creatio).toMatchObject({ origins: [], main: '' });
  });
});
