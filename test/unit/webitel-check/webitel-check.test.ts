/** Each thing that is tried, against a server that has it, refuses it, or does not answer. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CHECK_STEPS, type CheckStep, type Finding } from '../../../lib/webitel-check/rules.ts';
import { isKey } from '../../../lib/i18n/index.ts';
import { Stage } from '../worker/stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.start();
});
afterEach(() => stage.stop());

async function check(step: CheckStep): Promise<Finding> {
  const result = await stage.page.call({ type: 'webitel.check', step });
  return (result as unknown as { value: Finding }).value;
}
async function all(): Promise<Record<string, Finding>> {
  const found: Record<string, Finding> = {};
  for (const step of CHECK_STEPS) found[step] = await check(step);
  return found;
}
const key = ({ step, said }: Finding): string =>
  said.startsWith('any.') ? `check.${said}` : `check.${step}.${said}`;

it('a healthy server: all is as it should be, and nothing was changed', async () => {
  await stage.online();
  await stage.accepted();
  stage.server.log.clear();
  const found = await all();
  expect(Object.values(found).filter((f) => !isKey(key(f)))).toEqual([]);
  expect(Object.values(found).filter((f) => f.state === 'bad')).toEqual([]);
  expect(found['version']!.params).toEqual({ version: '26.04' });
  expect(found['queues']!.params['names']).not.toBe('');
  expect(stage.server.log.requests.filter((r) => r.method !== 'GET')).toEqual([]);
});

it('every right that is missing is said, each with what follows', async () => {
  stage.server.faults.rightsOff = ['cc_agent', 'cc_queue', 'dictionaries', 'acr_chat_plan', 'users', 'chats'];
  await stage.online();
  const found = await all();
  const denied = Object.values(found).filter((f) => f.said === 'denied');
  expect(denied.map((f) => f.step).sort()).toEqual(
    ['agent', 'channels', 'closed', 'gateways', 'history', 'plans', 'templates', 'users', 'work'].sort(),
  );
  expect(Object.values(found).filter((f) => !isKey(key(f)))).toEqual([]);
});

it('without a licence, without a sign-in, without a server: said, and never waited for without end', async () => {
  expect((await check('chats')).said).toBe('any.sign-in');
  stage.server.faults.licence = 'none';
  await stage.signIn();
  await stage.until(() => stage.view.agentProblem === 'no-licence');
  expect((await check('licence')).said).toBe('any.licence');
  stage.server.faults.http = 'down';
  const found = await all();
  expect(found['address']).toMatchObject({ state: 'bad', said: 'any.silent' });
  expect(Object.values(found).filter((f) => !isKey(key(f)))).toEqual([]);
});

it('no sentence says what a CRM page may not ask', async () => {
  expect(await stage.crm.call({ type: 'webitel.check', step: 'address' } as never)).toMatchObject({
    ok: false,
  });
});

it('every sentence that a step may say is there in words', () => {
  const steps = CHECK_STEPS.flatMap((step) => [
    `check.step.${step}`,
    `check.${step}.good`,
    `check.${step}.denied`,
  ]);
  expect(steps.filter((k) => !isKey(k))).toEqual([]);
});
