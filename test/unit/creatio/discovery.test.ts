import { describe, expect, it } from 'vitest';
import { CHAT_COLUMNS } from '../../../lib/chat/chat-columns.ts';
import { lightSettingCalled } from '../../../lib/light/crm.ts';
import { loc } from '../../standins/creatio/schema/entity.ts';
import type { Culture } from '../../standins/creatio/index.ts';
import { crmStage } from './crm-stage.ts';

const absent = { name: null, from: 'absent' };

describe('what is found out about a CRM', () => {
  it('is the user, the chats with their columns, the templates and the light', async () => {
    const { ask } = await crmStage();
    const found = await ask('discovery');
    expect(found.user.contactName).toBe('Лысенко Виктория');
    expect(found.chat.entity).toEqual({ name: 'UsrWebitelChat', from: 'found' });
    expect(found.chat.writtenBy).toEqual({ name: 'auto', from: 'found' });
    for (const logical of CHAT_COLUMNS) {
      const name = `Usr${logical[0]!.toUpperCase()}${logical.slice(1)}`;
      expect(found.chat.columns[logical]).toEqual({ name, from: 'found' });
    }
    expect(found.templates).toEqual({ name: 'UsrChatHelloMessages', from: 'found' });
    expect(found.createCase).toEqual(absent);
    expect(found.light).toMatchObject({
      enabled: { code: 'WebitelChatFrameHighlightEnabled', value: true },
      yellowSeconds: { code: 'WebitelChatYellowFrameSeconds', value: 180 },
      redSeconds: { code: 'WebitelChatRedFrameSeconds', value: 360 },
      basis: { code: 'WebitelChatFrameByAgentMessage', value: false },
    });
  });

  it('holds for an object of any name, by its caption, though it is empty', async () => {
    const stage = await crmStage({ names: { chat: 'AcmeTalk' } });
    for (const { Id } of stage.creatio.db.rows('AcmeTalk')) stage.creatio.db.remove('AcmeTalk', String(Id));
    const { chat } = await stage.ask('discovery');
    expect(chat.entity).toEqual({ name: 'AcmeTalk', from: 'found' });
    expect(chat.columns.status.name).toBe('UsrStatus');
    // The list of schemas may be closed to operators.
    stage.creatio.deny('VwSysSchemaInfo');
    expect((await stage.ask('discovery')).chat.entity.name).toBe('AcmeTalk');
    stage.creatio.deny('SysSchema');
    expect((await stage.ask('discovery')).chat.entity).toEqual(absent);
  });

  it('says what is not there, and what was set and is not there', async () => {
    const stage = await crmStage({ names: { chat: null, templates: null } });
    stage.creatio.deny('SysSettings');
    const found = await stage.ask('discovery');
    expect([found.chat.entity, found.templates, found.chat.columns.result]).toEqual([absent, absent, absent]);
    expect(found.light).toEqual({ enabled: null, yellowSeconds: null, redSeconds: null, basis: null });
    stage.settings.objects.chat = { entity: 'UsrNone', writtenBy: 'connector' };
    stage.settings.processes.createCase = 'UsrMakeCase';
    const { chat, createCase } = await stage.ask('discovery');
    expect(chat.entity).toEqual({ name: 'UsrNone', from: 'set' });
    expect(chat.wrong).toEqual(['UsrNone']);
    expect(chat.writtenBy).toEqual({ name: 'connector', from: 'set' });
    expect(createCase).toEqual({ name: 'UsrMakeCase', from: 'set' });
  });

  it('tells columns that were set from those that were found', async () => {
    const stage = await crmStage();
    stage.settings.objects.chat = { columns: { queue: 'UsrNotes', result: 'UsrOutcome', rating: null } };
    const { chat } = await stage.ask('discovery');
    expect(chat.columns.queue).toEqual({ name: 'UsrNotes', from: 'set' });
    expect(chat.columns.rating).toEqual(absent);
    expect(chat.columns.status).toEqual({ name: 'UsrStatus', from: 'found' });
    expect(chat.wrong).toEqual(['UsrOutcome']);
  });

  it('is asked anew each time; the light’s codes are looked for once an hour', async () => {
    const stage = await crmStage();
    await stage.ask('light-settings');
    stage.calls();
    await stage.ask('light-settings');
    expect(stage.calls()).toEqual(['POST DataService/json/SyncReply/QuerySysSettings']);
    await stage.ask('discovery');
    expect(stage.calls().length).toBeLessThan(10);
  });
});

describe('the settings of the light', () => {
  it.each<Culture>(['ru-RU', 'uk-UA', 'en-US'])('are found in %s, whatever their codes', async (culture) => {
    const names = { lightEnabled: 'AcmeA', lightYellow: 'AcmeB', lightRed: 'AcmeC', lightBasis: 'AcmeD' };
    const { ask } = await crmStage({ culture, names });
    const light = await ask('light-settings');
    expect(Object.values(light).map((one) => one?.code)).toEqual(['AcmeA', 'AcmeB', 'AcmeC', 'AcmeD']);
  });

  it.each([
    ['Использовать сообщение агента (оператора) вместо сообщения клиента для отчета', 'basis'],
    ['Использовать cooбщениe агeнтa вмеcтo coобщения клиентa для отсчёта', 'basis'],
    ['Включить / отключить подсветку pамки aктивного чатa', 'enabled'],
    ['ВКЛЮЧИТЬ/ОТКЛЮЧИТЬ ПОДСВЕТКУ РАМКИ АКТИВНОГО ЧАТА', 'enabled'],
    ['Жёлтая — клиент ожидает на ответ оператора дольше 180 секунд', 'yellowSeconds'],
    ['Червона рамка чату', 'redSeconds'],
    ['Максимальная длина внутреннего номера', null],
    ['Сообщение клиента', null],
    ['Redirect the client', null],
    ['', null],
  ])('«%s» is %s', (caption, setting) => expect(lightSettingCalled(caption)).toBe(setting));

  it('are found though their captions hide from the server’s own search', async () => {
    const stage = await crmStage({
      names: { lightEnabled: 'AcmeA', lightYellow: 'B', lightRed: 'C', lightBasis: 'D' },
    });
    const { db } = stage.creatio;
    for (const [code, name] of [
      ['AcmeA', 'Подсветка pамки aктивного чaтa'],
      ['B', 'Жeлтaя pамка'],
      ['C', 'Красная рамка'],
      ['D', 'Cooбщeниe агeнтa вместо другого'],
    ]) {
      const row = db.find('SysSettings', { Code: code! })!;
      db.update('SysSettings', String(row['Id']), { Name: loc(name!, name!, name!) });
    }
    for (const row of db.rows('SysSettings'))
      if (/Webitel|Chat/i.test(String(row['Code']))) db.remove('SysSettings', String(row['Id']));
    const light = await stage.ask('light-settings');
    expect(Object.values(light).map((one) => one?.code)).toEqual(['AcmeA', 'B', 'C', 'D']);
  });
});
