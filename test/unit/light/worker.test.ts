/** The light's settings of the CRM: read when its page comes, once an hour, and in force at once. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CallResult } from '../../../lib/bridge/protocol.ts';
import { SETTINGS_KEY } from '../../../lib/storage/settings.ts';
import { FROM_CRM, NAMED } from '../worker/ports.ts';
import { Stage } from '../worker/stage.ts';

let stage: Stage;
let asked: string[];
let light: Record<string, { value: unknown } | null>;
beforeEach(async () => {
  stage = await Stage.start();
  asked = [];
  light = { enabled: { value: false }, yellowSeconds: { value: 30 }, redSeconds: { value: 60 }, basis: null };
  await stage.until(() => stage.view);
  stage.crm.close();
});
afterEach(() => stage.stop());

const none = { name: null, from: 'absent' };
/** A CRM without chats, templates and processes. */
const FOUND = {
  page: { root: 'crt', workspace: 'https://acme.creatio.com/0', ui: 'freedom', version: '', culture: '' },
  user: { id: 'u1', contactId: '', contactName: '', email: '' },
  chat: {
    entity: none,
    writtenBy: { name: 'auto', from: 'found' },
    columns: {},
    wrong: [],
    behind: [],
  },
  templates: none,
  createCase: none,
  lightFrom: 'found',
};

async function tab(): Promise<void> {
  stage.crm = stage.open(FROM_CRM);
  stage.crm.onCrm(async (op) => {
    asked.push(op);
    if (op === 'light-settings') return { ok: true, value: light };
    return op === 'discovery' ? { ok: true, value: { ...FOUND, light } } : { ok: false, code: 'crm-session' };
  });
  await stage.until(() => stage.crm.view);
}
const inForce = () => stage.view.settings.trafficLight;

it('is read with the first page, not with the next ones, and again after an hour', async () => {
  await tab();
  await stage.until(() => inForce().yellowSeconds === 30, 'in force');
  expect(inForce()).toMatchObject({ enabled: false, redSeconds: 60, basis: 'client' });
  expect(stage.view.lightSources).toMatchObject({ enabled: 'creatio', basis: 'default' });
  light.yellowSeconds = { value: 45 };
  await tab();
  stage.rebirth();
  await stage.clock.advance(30 * 60_000);
  expect(asked).toEqual(['light-settings']);
  expect(inForce().yellowSeconds).toBe(30);
  await stage.clock.advance(31 * 60_000);
  expect(asked).toEqual(['light-settings']);
  await tab();
  await stage.until(() => inForce().yellowSeconds === 45);
});

it('is read though the clock was a day ahead when it was read before', async () => {
  await tab();
  await stage.until(() => inForce().yellowSeconds === 30, 'in force');
  stage.setClock(-86_400_000);
  light.yellowSeconds = { value: 45 };
  await tab();
  await stage.settle();
  expect(inForce().yellowSeconds).toBe(45);
});

it('is read at once when the administrator looks what there is', async () => {
  await tab();
  await stage.until(() => inForce().yellowSeconds === 30);
  light.yellowSeconds = { value: 500 };
  const answer = await stage.page.call({ type: 'crm.ask', op: 'discovery', args: undefined });
  expect(answer.ok).toBe(true);
  await stage.until(() => inForce().yellowSeconds === 60);
  expect(stage.view.crmLight?.problems).toEqual(['order']);
});

it('that could not be read leaves what was known', async () => {
  await tab();
  await stage.until(() => inForce().yellowSeconds === 30);
  await stage.clock.advance(61 * 60_000);
  stage.crm.close();
  stage.crm = stage.open(FROM_CRM);
  stage.crm.onCrm(async () => ({ ok: false, code: 'crm-session' }));
  await stage.until(() => stage.crm.view);
  await stage.clock.advance(100);
  expect(inForce().yellowSeconds).toBe(30);
});

it.each(['no-crm-tab', 'crm-session', 'crm-unreachable'])(
  'is asked of the tab that came while the question failed: %s',
  async (code) => {
    const first = Promise.withResolvers<CallResult>();
    stage.crm = stage.open(FROM_CRM);
    stage.crm.onCrm((op) => (asked.push(op), first.promise));
    await stage.until(() => asked.length === 1);
    await tab();
    await stage.settle();
    expect(asked).toHaveLength(1);
    first.resolve({ ok: false, code });
    await stage.until(() => inForce().yellowSeconds === 30, 'in force');
    expect(asked).toHaveLength(2);
  },
);

it('is asked once of a CRM that has refused it, whatever tabs came meanwhile', async () => {
  const first = Promise.withResolvers<CallResult>();
  stage.crm = stage.open(FROM_CRM);
  stage.crm.onCrm((op) => (asked.push(op), first.promise));
  await stage.until(() => asked.length === 1);
  await tab();
  first.resolve({ ok: false, code: 'crm-refused' });
  await stage.clock.advance(100);
  expect(asked).toHaveLength(1);
});

it('is asked of the next page when the session was over: the operator has signed in on it', async () => {
  let isSignedIn = false;
  stage.crm = stage.open(FROM_CRM);
  stage.crm.onCrm(
    async (op) => (
      asked.push(op),
      isSignedIn ? { ok: true, value: light } : { ok: false, code: 'crm-session' }
    ),
  );
  await stage.until(() => asked.length > 0);
  await stage.clock.advance(20_000);
  isSignedIn = true;
  await tab();
  await stage.until(() => inForce().yellowSeconds === 30, 'in force');
  expect(inForce().redSeconds).toBe(60);
});

it('of several CRMs without a main one is nobody’s: what the operator has set holds', async () => {
  const settings = { version: 1, creatio: { origins: NAMED }, trafficLight: { redSeconds: 90 } };
  await stage.local.set({ [SETTINGS_KEY]: settings });
  await stage.worker.desk.onSettingsChanged();
  await tab();
  await stage.page.call({ type: 'crm.ask', op: 'discovery', args: undefined, origin: NAMED[0] });
  await stage.clock.advance(100);
  expect(inForce()).toMatchObject({ enabled: true, yellowSeconds: 180, redSeconds: 90 });
  expect(stage.view.crmLight).toBeNull();
  await stage.local.set({
    [SETTINGS_KEY]: { ...settings, creatio: { origins: NAMED, main: NAMED[0] } },
  });
  await stage.worker.desk.onSettingsChanged();
  await tab();
  await stage.until(() => inForce().yellowSeconds === 30, 'the main one’s');
  expect(inForce()).toMatchObject({ enabled: false, redSeconds: 90 });
});

it('of another CRM than the main one is not taken, whoever looks at it', async () => {
  await tab();
  await stage.until(() => inForce().yellowSeconds === 30);
  const other = stage.open({ ...FROM_CRM, url: `${NAMED[1]}/0/Shell/`, tab: { id: 9, windowId: 3 } });
  other.onCrm(async (op) => ({
    ok: true,
    value: op === 'discovery' ? { ...FOUND, light: { ...light, yellowSeconds: { value: 50 } } } : null,
  }));
  await stage.until(() => other.view);
  const answer = await stage.page.call({ type: 'crm.ask', op: 'discovery', args: null, origin: NAMED[1] });
  expect(answer).toMatchObject({ ok: true, value: { light: { yellowSeconds: { value: 50 } } } });
  await stage.clock.advance(100);
  expect(inForce().yellowSeconds).toBe(30);
  expect(stage.view.crmLight?.origin).toBe(NAMED[0]);
});
