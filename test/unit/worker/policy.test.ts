/** What the policy fixes, the worker itself keeps, whatever a view asks for. */
import { afterEach, describe, expect, it } from 'vitest';
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
