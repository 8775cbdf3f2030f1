import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import type { PageModel } from '../../../../components/options/model.ts';
import { createCreatio } from '../../../../components/options/use-creatio.ts';
import { createSignIn } from '../../../../components/options/use-sign-in.ts';
import type { CallResult, Command } from '../../../../lib/bridge/protocol.ts';
import type { DeskView } from '../../../../lib/bridge/view.ts';
import { memoryArea } from '../../../../lib/storage/area.ts';
import { writeSettings } from '../../../../lib/storage/write-settings.ts';
import type { SettingPath } from '../../../../lib/storage/setting-fields.ts';
import { DEFAULT_SETTINGS } from '../../../../lib/storage/settings.ts';

vi.mock('../../../../lib/browser.ts', () => ({ browser: {} }));

const OUT = { state: 'signed-out', userName: '', username: '', origin: '', domain: '', expiredAt: null };
const OK: CallResult = { ok: true, value: { kind: 'signed-in' } };

function page(answers: CallResult[] = [OK], access = true, locked: SettingPath[] = []) {
  const log: string[] = [];
  const area = memoryArea();
  const model = {
    view: signal({ session: OUT, settings: DEFAULT_SETTINGS } as unknown as DeskView),
    isLocked: (path: SettingPath) => locked.includes(path),
    call: async (command: Command) => {
      log.push(command.type);
      return answers.shift()!;
    },
    platform: {
      requestAccess: async (pattern: string) => {
        log.push(`ask ${pattern}`);
        return access;
      },
      dropAccess: async (pattern: string) => void log.push(`drop ${pattern}`),
      writeSettings: (change) => writeSettings(area, change),
    } as PageModel['platform'],
  } as PageModel;
  const stored = async () => (await area.get('settings')).settings;
  return { model, log, stored, area };
}

function filled(model: PageModel) {
  const form = createSignIn(model);
  form.type('address', 'Webitel.Example.com/workspace');
  form.type('domain', ' acme ');
  form.type('login', 'operator');
  form.type('password', 'secret');
  return form;
}

describe('signing in', () => {
  it('asks for access in the very press, before anything is awaited', () => {
    const { model, log } = page();
    void filled(model).submit();
    expect(log).toEqual(['ask https://webitel.example.com/*']);
  });

  it('keeps address and domain, forgets the password', async () => {
    const { model, stored } = page();
    const form = filled(model);
    await form.submit();
    expect(await stored()).toEqual({
      version: 1,
      webitel: { origin: 'https://webitel.example.com', domain: 'acme' },
    });
    expect(form.values.value.password).toBe('');
    expect(form.busy.value).toBe(false);
  });

  it('does not write over the administrator', async () => {
    const { model, stored } = page([OK], true, ['webitel.origin']);
    await filled(model).submit();
    expect(await stored()).toEqual({ version: 1, webitel: { domain: 'acme' } });
  });

  it('goes no further without access', async () => {
    const { model, log } = page([OK], false);
    const form = filled(model);
    await form.submit();
    expect(log).toHaveLength(1);
    expect(form.problem.value).toEqual({ field: 'address', key: 'error.no-permission' });
    expect(form.values.value.password).toBe('secret');
  });

  it('asks for what is missing without asking anybody', async () => {
    const { model, log } = page();
    const form = filled(model);
    form.type('password', '');
    await form.submit();
    expect(form.problem.value).toEqual({ field: 'password', key: 'error.empty-field' });
    expect(log).toEqual([]);
  });

  it.each(['http://192.168.1.5', 'http://localhost:8080'])(
    'refuses %s with a sentence where only https may be, and asks nobody',
    async (address) => {
      const { model, log } = page();
      const settings = { ...DEFAULT_SETTINGS, privacy: { ...DEFAULT_SETTINGS.privacy, httpsOnly: true } };
      model.view.value!.settings = settings;
      const form = filled(model);
      form.type('address', address);
      await form.submit();
      expect(form.problem.value).toEqual({ field: 'address', key: 'error.https-only' });
      const crm = createCreatio(model);
      crm.type(address);
      await crm.add();
      expect([crm.error.value, log]).toEqual(['error.https-only', []]);
    },
  );

  it('runs once when pressed twice', async () => {
    const { model, log } = page();
    const form = filled(model);
    await Promise.all([form.submit(), form.submit()]);
    expect(log.filter((what) => what === 'account.signIn')).toHaveLength(1);
  });

  it('goes on to the second factor, and back when its time is over', async () => {
    const { model, stored } = page([
      { ok: true, value: { kind: 'second-factor', challenge: 'c1' } },
      { ok: false, code: 'challenge-gone' },
    ]);
    const form = filled(model);
    await form.submit();
    expect([form.challenge.value, form.values.value.password]).toEqual(['c1', '']);
    expect(await stored()).toBeUndefined();
    form.type('code', '123456');
    await form.submit();
    expect(form.challenge.value).toBeNull();
    expect(form.problem.value).toMatchObject({ field: 'form', key: 'error.challenge-gone' });
    expect(form.values.value.login).toBe('operator');
  });
});

describe('addresses of Creatio', () => {
  it('are added as origins, once, and keep what else is stored', async () => {
    const { model, stored, area } = page();
    await area.set({ settings: { version: 1, ofTomorrow: 1 } });
    const access = createCreatio(model);
    for (const typed of ['crm.example.com/0/Nui', 'https://CRM.example.com']) {
      access.type(typed);
      await access.add();
    }
    expect(await stored()).toEqual({
      version: 1,
      ofTomorrow: 1,
      creatio: { origins: ['https://crm.example.com'] },
    });
    expect(access.told.value).toBe('options.alreadyThere');
    expect(access.typed.value).toBe('');
  });

  it('are not added without permission', async () => {
    const { model, stored } = page([], false);
    const access = createCreatio(model);
    access.type('crm.example.com');
    await access.add();
    expect([access.error.value, access.typed.value]).toEqual(['error.no-permission', 'crm.example.com']);
    expect(await stored()).toBeUndefined();
  });

  it('give their permission back when they are removed, except those of the cloud', async () => {
    const { model, log, stored, area } = page();
    await area.set({
      settings: { creatio: { origins: ['https://crm.example.com', 'https://acme.creatio.com'] } },
    });
    const access = createCreatio(model);
    await access.remove('https://crm.example.com');
    await access.remove('https://acme.creatio.com');
    expect(log).toEqual(['drop https://crm.example.com/*']);
    expect(await stored()).toEqual({ version: 1, creatio: { origins: [] } });
  });
});
