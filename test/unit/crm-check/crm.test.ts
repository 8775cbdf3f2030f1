import { describe, expect, it } from 'vitest';
import { policyOf } from '../../../lib/options/policy.ts';
import { checkReport, checkSentence } from '../../../lib/options/checks.ts';
import { CHECKS } from '../../../lib/crm-check/crm.ts';
import { translator } from '../../../lib/i18n/index.ts';
import { readSettings } from '../../../lib/storage/settings.ts';
import { crmStage } from '../creatio/crm-stage.ts';

const CODES = {
  enabled: 'WebitelChatFrameHighlightEnabled',
  yellowSeconds: 'WebitelChatYellowFrameSeconds',
  redSeconds: 'WebitelChatRedFrameSeconds',
  basis: 'WebitelChatFrameByAgentMessage',
};

describe('«Проверить Creatio»', () => {
  it('asks everything once, and changes nothing', async () => {
    const stage = await crmStage();
    const answers = await stage.ask('check');
    expect(answers.map((one) => one.what)).toEqual(CHECKS);
    expect(answers.filter((one) => one.is !== 'yes')).toEqual([]);
    const changing = stage.creatio.requests.filter(
      ({ method, path }) =>
        method !== 'GET' &&
        !/SelectQuery|QuerySysSettings|RuntimeEntitySchema|GetCurrentUserInfo|GetIsUserSubscribed|\$batch/.test(
          path,
        ),
    );
    expect(changing).toEqual([]);
  });

  it('finds what one question may be as large as, and how emptiness and days are read, without writing', async () => {
    const said = async (options: Parameters<typeof crmStage>[0]) =>
      Object.fromEntries((await (await crmStage(options)).ask('check')).map((one) => [one.what, one.said]));
    // A site on .NET Framework takes 2,048 of a query, one without the workspace alias more; either takes 100 nodes.
    expect(await said({})).toMatchObject({
      conditions: '10',
      address: '2000',
      emptyLookup: '00000000-0000-0000-0000-000000000000',
      dates: expect.stringMatching(/^\d{4}-\d\d-\d\d/),
    });
    expect(await said({ prefix: '' })).toMatchObject({ address: '8000' });
  });

  it('tells what is closed, missing, or not compiled, each in a sentence', async () => {
    const stage = await crmStage({
      ordinaryUser: true,
      odataBehind: ['UsrNotes'],
      names: { templates: null },
    });
    const answers = await stage.ask('check');
    const is = Object.fromEntries(answers.map((one) => [one.what, one.is]));
    expect(is).toMatchObject({
      settings: 'yes',
      settingsList: 'refused',
      schemas: 'refused',
      users: 'refused',
      templates: 'absent',
    });
    const t = translator('ru');
    expect(
      checkSentence(
        answers.find((one) => one.what === 'templates')!,
        t,
      ),
    ).toBe('Справочник шаблонов: не найдено');
    const report = checkReport(answers, 'https://crm.example · 8.2', 'Запросов: 5.', t);
    expect(report.split('\n')).toHaveLength(CHECKS.length + 2);
    expect(report).toContain('- Список системных настроек: отказано:');
  });

  it('stops at a session that is over, and says OData where it is closed', async () => {
    const closed = await crmStage({ odataForbidden: true });
    const answers = await closed.ask('check');
    expect(answers.filter((one) => one.is === 'odata').length).toBeGreaterThan(8);
    const over = await crmStage();
    over.creatio.expireSessions();
    expect(await over.ask('check')).toMatchObject([{ what: 'user', is: 'session' }]);
  });
});

describe('codes that only an administrator can look for', () => {
  it('are found by him, exported as a policy, and serve an operator who may not look', async () => {
    const admin = await crmStage();
    const policy = policyOf(await admin.ask('discovery'), () => null as never);
    expect(policy.creatio.lightCodes).toEqual(CODES);
    expect(policy.creatio.objects.chat).toMatchObject({
      entity: 'UsrWebitelChat',
      columns: { status: 'UsrStatus' },
    });

    const operator = await crmStage({ ordinaryUser: true });
    await expect(operator.ask('light-settings')).rejects.toMatchObject({ kind: 'refused' });
    expect((await operator.ask('discovery')).lightFrom).toBe('closed');
    operator.settings = { ...operator.settings, lightCodes: policy.creatio.lightCodes! };
    expect(await operator.ask('light-settings')).toMatchObject({
      yellowSeconds: { value: 180 },
      enabled: { value: true },
    });
    expect((await operator.ask('discovery')).lightFrom).toBe('set');
  });

  it('come by policy into the settings; one that is no code is refused alone', () => {
    expect(readSettings({}, { creatio: { lightCodes: CODES } }).settings.creatio.lightCodes).toEqual(CODES);
    expect(
      readSettings({}, { creatio: { lightCodes: { enabled: "x' or 1" } } }).settings.creatio.lightCodes,
    ).toBeNull();
  });

  it('columns that OData does not know are named', async () => {
    const stage = await crmStage({ odataBehind: ['UsrNotes', 'UsrCaseId'] });
    expect((await stage.ask('discovery')).chat.behind.toSorted()).toEqual(['UsrCase', 'UsrNotes']);
  });
});
