// Whose chat it is, and what is done with it in the CRM, against the stand-in Creatio.
import { describe, expect, it } from 'vitest';
import { entityOfPage } from '../../../lib/creatio/page-record.ts';
import { guidFrom } from '../../standins/creatio/seed/random.ts';
import { seedIds } from '../../standins/creatio/seed/hero.ts';
import { crmStage, type CrmStage } from './crm-stage.ts';

const WHO = { phone: '', provider: 'telegram', externalId: '', username: '', webitelContactId: '' };
const ID = '0b7c1a52-6d0e-4f0c-9a35-5f3f5f0f1c11';
const CONVERSATION = 'aaaaaaaa-6d0e-4f0c-9a35-5f3f5f0f1c11';
const names = (found: { name: string }[]) => found.map((one) => one.name);

/** The next answer to a call that fits is lost on its way. */
function lose(stage: CrmStage, path: RegExp): void {
  stage.after = (url, init, answer) => {
    if (init.method !== 'POST' || !path.test(url)) return answer;
    stage.after = (_, __, other) => other;
    throw new TypeError('Failed to fetch');
  };
}

describe('identification', () => {
  it('finds by a phone however it is written, and never by seven digits that happen to be the same', async () => {
    const stage = await crmStage();
    stage.creatio.db.insert('Contact', { Id: ID, Name: 'Інша', MobilePhone: '+38 050 412 88 03' });
    for (const phone of ['+380674128803', '0674128803', '8 (067) 412-88-03', '380 67 412 88 03']) {
      const found = await stage.ask('identify', { ...WHO, phone });
      expect(names(found).toSorted(), phone).toEqual([
        'Коваленко Олександр',
        'Коваленко-Мироненко Олександра',
      ]);
      expect(new Set(found.map((one) => one.how))).toEqual(new Set(['phone']));
    }
    expect(await stage.ask('identify', { ...WHO, phone: '380991112233' })).toEqual([]);
  });

  it('compares as many digits as the system setting says', async () => {
    const stage = await crmStage();
    const { db } = stage.creatio;
    const [setting] = db.filter('SysSettings', { Code: 'SearchNumberLength' });
    const [row] = db.filter('SysSettingsValue', { SysSettingsId: setting!.Id! });
    db.update('SysSettingsValue', String(row!.Id), { IntegerValue: 9 });
    await stage.ask('identify', { ...WHO, phone: '+380674128803' });
    const asked = stage.creatio.requests
      .filter((r) => /ContactCommunication/.test(r.path))
      .map((r) => r.query.$filter);
    expect(asked).toEqual(["startswith(SearchNumber,'308821476')"]);
  });

  it('takes a short number for a colleague’s, and only for a colleague’s', async () => {
    const stage = await crmStage();
    expect(names(await stage.ask('identify', { ...WHO, phone: '101' }))).toEqual(['Лысенко Виктория']);
    expect(names(await stage.ask('identify', { ...WHO, phone: '102' }))).toEqual(['Андрієнко Максим']);
    stage.creatio.db.insert('Contact', { Id: ID, Name: 'Клієнт', MobilePhone: '105' });
    expect(await stage.ask('identify', { ...WHO, phone: '105' })).toEqual([]);
  });

  it('finds by a messenger’s id or username in the types this customer has made, before any phone', async () => {
    const stage = await crmStage();
    const byId = await stage.ask('identify', { ...WHO, externalId: '412880367', phone: '0674128803' });
    expect(byId).toMatchObject([
      {
        id: seedIds.hero,
        how: 'messenger',
        accountName: 'ТОВ «Агро-Південь Логістика»',
        phone: '+38 067 412 88 03',
      },
    ]);
    const byName = await stage.ask('identify', { ...WHO, externalId: 'x', username: 'oleksandra_km' });
    expect(names(byName)).toEqual(['Коваленко-Мироненко Олександра']);
    const whatsapp = { ...WHO, provider: 'infobip_whatsapp', externalId: '380675550177' };
    expect(names(await stage.ask('identify', whatsapp))).toEqual(['Войтенко Наталья Сергеевна']);
    // The same characters in another messenger are somebody else's.
    expect(await stage.ask('identify', { ...WHO, provider: 'viber', externalId: '412880367' })).toEqual([]);
  });

  it('finds by Creatio’s own table of identities', async () => {
    const stage = await crmStage();
    stage.creatio.db.insert('ContactIdentity', {
      ContactId: seedIds.hero,
      ChannelIdentity: '555000111',
      ChannelId: guidFrom('identity:Telegram'),
    });
    const found = await stage.ask('identify', { ...WHO, externalId: '555000111' });
    expect(found).toMatchObject([{ id: seedIds.hero, how: 'messenger' }]);
    // Short numbers are ids of several messengers: of another one it is somebody else's.
    expect(await stage.ask('identify', { ...WHO, provider: 'vk', externalId: '555000111' })).toEqual([]);
    stage.creatio.db.insert('ContactIdentity', { ContactId: seedIds.hero, ChannelIdentity: '555000222' });
    expect(await stage.ask('identify', { ...WHO, externalId: '555000222' })).toEqual([]);
  });

  it('takes no number for Webitel’s contact that is the id of something else', async () => {
    for (const [column, isFound] of [
      ['UsrWebitelContactId', true],
      ['UsrWebitelUserId', false],
      ['UsrIdWebitelOperatorId', false],
    ] as const) {
      const stage = await crmStage({ checkQuestions: false });
      const asked: string[] = [];
      stage.after = (path, _, answer) => {
        if (/SelectQuery/.test(path))
          return Response.json({ rowConfig: { Id: { dataValueType: 0 }, [column]: { dataValueType: 1 } } });
        if (!path.includes(column)) return answer;
        asked.push(path);
        return Response.json({ value: [{ Id: seedIds.hero }] });
      };
      const found = await stage.ask('identify', { ...WHO, externalId: 'x', webitelContactId: '17' });
      expect([column, found.map(({ how }) => how), asked.length]).toEqual(
        isFound ? [column, ['linked'], 1] : [column, [], 0],
      );
    }
  });

  it('takes nobody for the one whose number, or account, it is no longer; the operator still finds him', async () => {
    const stage = await crmStage();
    const { db } = stage.creatio;
    for (const row of db.filter('ContactCommunication', { ContactId: seedIds.hero }))
      db.update('ContactCommunication', String(row.Id), { NonActual: true });
    const who = { ...WHO, externalId: '412880367', phone: '0674128803' };
    const ids = (await stage.ask('identify', who)).map(({ id }) => id);
    // Whoever has the number now.
    expect([ids.length, ids.includes(seedIds.hero)]).toEqual([1, false]);
    const found = await stage.ask('contact-search', { name: '', phone: '0674128803', email: '' });
    expect(found.map(({ id }) => id)).toContain(seedIds.hero);
  });

  it('asks four questions at most, once it knows types and settings', async () => {
    const stage = await crmStage();
    await stage.ask('identify', { ...WHO, externalId: '1', phone: '0674128803' });
    stage.calls();
    await stage.ask('identify', { ...WHO, externalId: '2', phone: '0674128803' });
    expect(stage.calls()).toHaveLength(4);
  });
});

describe('a new contact', () => {
  const wanted = {
    id: ID,
    name: 'Нова Людина',
    phone: '+380501234567',
    email: 'nova@mail.example',
    provider: 'telegram',
    externalId: '777000',
  };
  const made = (stage: CrmStage) => stage.creatio.db.filter('Contact', { Name: 'Нова Людина' });
  const communications = (stage: CrmStage) =>
    stage.creatio.db.filter('ContactCommunication', { ContactId: ID });

  it('comes with everything in one transaction, and is found by it afterwards', async () => {
    const stage = await crmStage();
    const contact = await stage.ask('contact-create', wanted);
    expect(contact).toMatchObject({ id: ID, name: 'Нова Людина', phone: '+380501234567' });
    expect(stage.calls().filter((call) => call.startsWith('POST odata'))).toEqual(['POST odata/$batch']);
    expect(
      communications(stage)
        .map((row) => row.Number)
        .toSorted(),
    ).toEqual(['+380501234567', '777000', 'nova@mail.example']);
    expect(names(await stage.ask('identify', { ...WHO, externalId: '777000' }))).toEqual(['Нова Людина']);
  });

  it('is one after a lost answer and asking at the same time', async () => {
    const stage = await crmStage();
    lose(stage, /\$batch/);
    await expect(stage.ask('contact-create', wanted)).rejects.toMatchObject({ kind: 'unreachable' });
    await Promise.all([stage.ask('contact-create', wanted), stage.ask('contact-create', wanted)]);
    expect(made(stage)).toHaveLength(1);
    expect(communications(stage)).toHaveLength(3);
  });

  it('whose name looks like markup is made, where Creatio’s protection refuses that', async () => {
    const stage = await crmStage({ xss: 'block' });
    const contact = await stage.ask('contact-create', { ...wanted, name: 'Оля <b> </3' });
    expect(contact.name).toBe('Оля ‹b› ‹/3');
    expect(communications(stage)).toHaveLength(3);
  });

  it('is not made by half when one of its means of communication is refused', async () => {
    const stage = await crmStage();
    stage.creatio.deny('ContactCommunication');
    await expect(stage.ask('contact-create', wanted)).rejects.toMatchObject({ kind: 'refused' });
    expect(made(stage)).toHaveLength(0);
  });

  it('is looked for by what is typed: the same phone first', async () => {
    const stage = await crmStage();
    const found = await stage.ask('contact-search', { name: 'коваленко', phone: '0674128803', email: '' });
    expect(names(found).slice(0, 2).toSorted()).toEqual([
      'Коваленко Олександр',
      'Коваленко-Мироненко Олександра',
    ]);
    const hostile = await stage.ask('contact-search', { name: "О'Конн", phone: '', email: '' });
    expect(names(hostile)).toEqual(["О'Коннор Стефанія"]);
  });
});

describe('a case from a chat', () => {
  const wanted = {
    id: ID,
    contactId: seedIds.hero,
    conversationId: CONVERSATION,
    subject: 'Холодильник',
    symptoms: 'розмова',
    again: false,
    since: { createdOn: '', ids: [] as string[] },
  };
  const marked = async (stage: CrmStage) => ({
    ...wanted,
    since: (await stage.ask('case-newest', { contactId: seedIds.hero }))!,
  });
  const made = (stage: CrmStage) => stage.creatio.db.filter('Case', { Subject: 'Холодильник' });

  it('is inserted once, whatever happens to the answer', async () => {
    const stage = await crmStage();
    lose(stage, /odata\/Case/);
    await expect(stage.ask('case-create', wanted)).rejects.toMatchObject({ kind: 'unreachable' });
    const again = await stage.ask('case-create', { ...wanted, again: true });
    await stage.ask('case-create', wanted);
    expect(again).toMatchObject({ id: ID, contactId: seedIds.hero, isOpen: true });
    expect(again!.number).toMatch(/^SR-\d+/);
    expect(made(stage)).toMatchObject([{ Symptoms: 'розмова', ContactId: seedIds.hero }]);
  });

  it('has a subject without half of an emoji at its end', async () => {
    const stage = await crmStage();
    const { subject } = (await stage.ask('case-create', { ...wanted, subject: `${'я'.repeat(499)}😀 ще` }))!;
    expect(subject).toBe('я'.repeat(499));
  });

  it('is made by the process of the settings, once even when its answer is lost and it names the case as it likes', async () => {
    const stage = await crmStage();
    expect(await stage.ask('case-newest', { contactId: seedIds.hero })).toBeNull();
    stage.settings.processes.createCase = 'UsrChatToCase';
    const before = stage.creatio.db.filter('Case', { ContactId: seedIds.hero }).length;
    stage.creatio.process('UsrChatToCase', ({ ContactId }) => ({
      CaseId: stage.creatio.db.insert('Case', { Subject: 'Обращение из чата №1', ContactId: ContactId! })[
        'Id'
      ],
    }));
    const ask = await marked(stage);
    lose(stage, /RunProcess/);
    await expect(stage.ask('case-create', ask)).rejects.toMatchObject({ kind: 'unreachable' });
    const found = await stage.ask('case-create', { ...ask, again: true });
    expect(found).toMatchObject({ subject: 'Обращение из чата №1' });
    expect(stage.creatio.db.filter('Case', { ContactId: seedIds.hero })).toHaveLength(before + 1);
    expect(stage.creatio.requests.filter((r) => /RunProcess/.test(r.path))).toHaveLength(1);
    stage.settings.processes.createCase = 'UsrNoSuch';
    await expect(stage.ask('case-create', wanted)).rejects.toThrow(/UsrNoSuch/);
  });

  it('is made by a process for a client whom nobody knows yet: once, and found again among the operator’s own', async () => {
    const stage = await crmStage();
    stage.settings.processes.createCase = 'UsrChatToCase';
    const given: Record<string, unknown>[] = [];
    stage.creatio.process('UsrChatToCase', (values) => {
      given.push(values);
      stage.creatio.db.insert('Case', { Subject: values.Subject! });
      stage.creatio.db.insert('Case', { Subject: 'Чужое обращение' });
      return {};
    });
    const since = (await stage.ask('case-newest', { contactId: null }))!;
    const ask = { ...wanted, contactId: null, since };
    lose(stage, /RunProcess/);
    await expect(stage.ask('case-create', ask)).rejects.toMatchObject({ kind: 'unreachable' });
    const found = await stage.ask('case-create', { ...ask, again: true });
    expect(found).toMatchObject({ subject: 'Холодильник', contactId: null });
    expect(made(stage)).toHaveLength(1);
    expect(given).toHaveLength(1);
    expect(given[0]).not.toHaveProperty('ContactId');
  });

  it('is inserted without a contact where none is known', async () => {
    const stage = await crmStage();
    const alone = await stage.ask('case-create', { ...wanted, contactId: null });
    expect(alone).toMatchObject({ id: ID, contactId: null });
  });

  it('made without a contact gets him later, and so does the chat’s own record; what somebody else has set stays', async () => {
    const stage = await crmStage();
    const { db } = stage.creatio;
    const of = (id: string) => db.get('Case', id)!.ContactId;
    const other = ID.replace(/.$/, '2');
    const gone = ID.replace(/.$/, '3');
    await stage.ask('case-create', { ...wanted, contactId: null });
    await stage.ask('case-create', { ...wanted, id: other, contactId: null });
    db.update('Case', other, { ContactId: seedIds.operator });
    const write = { conversationId: CONVERSATION, values: { name: 'Чат' }, create: true };
    const { id } = await stage.ask('chat-record-write', write);
    const order = {
      conversationId: CONVERSATION,
      contactId: seedIds.hero,
      caseIds: [ID, other, gone],
    };
    await stage.ask('contact-give', order);
    expect([of(ID), of(other)]).toEqual([seedIds.hero, seedIds.operator]);
    expect(db.get('UsrWebitelChat', id)!.UsrContactId).toBe(seedIds.hero);
    stage.calls();
    await stage.ask('contact-give', { ...order, contactId: seedIds.operator });
    expect([of(ID), db.get('UsrWebitelChat', id)!.UsrContactId]).toEqual([seedIds.hero, seedIds.hero]);
    expect(stage.calls().filter((call) => !call.startsWith('GET'))).toEqual([]);
  });

  it('made without a contact gets him where the connector writes the records, whose record is left alone', async () => {
    const stage = await crmStage();
    const { db } = stage.creatio;
    await stage.ask('case-create', { ...wanted, contactId: null });
    const record = db.insert('UsrWebitelChat', { UsrConversationId: CONVERSATION });
    const order = { conversationId: CONVERSATION, contactId: seedIds.hero, caseIds: [ID] };
    await stage.ask('contact-give', order);
    expect(db.get('Case', ID)!.ContactId).toBe(seedIds.hero);
    expect(db.get('UsrWebitelChat', String(record.Id))!.UsrContactId ?? null).toBeNull();
    const none = await crmStage({ names: { chat: null } });
    await none.ask('case-create', { ...wanted, contactId: null });
    await none.ask('contact-give', order);
    expect(none.creatio.db.get('Case', ID)!.ContactId).toBe(seedIds.hero);
  });

  it('that a process makes in the background is waited for, and the process is never begun again', async () => {
    const stage = await crmStage();
    stage.settings.processes.createCase = 'UsrChatToCase';
    let finish = (): void => {};
    stage.creatio.process('UsrChatToCase', ({ ContactId, Subject }) => {
      finish = () => void stage.creatio.db.insert('Case', { Subject: Subject!, ContactId: ContactId! });
      return {};
    });
    const ask = await marked(stage);
    let waits = 0;
    stage.waited = () => {
      if (++waits === 3) finish();
    };
    expect(await stage.ask('case-create', ask)).toMatchObject({ subject: 'Холодильник' });
    // One that takes longer is said to be under way; asked again, it is only looked for.
    const next = await marked(stage);
    stage.waited = () => {};
    expect(await stage.ask('case-create', next)).toBeNull();
    expect(await stage.ask('case-create', { ...next, again: true, begun: true })).toBeNull();
    finish();
    expect(await stage.ask('case-create', { ...next, again: true, begun: true })).not.toBeNull();
    expect(stage.creatio.requests.filter((r) => /RunProcess/.test(r.path))).toHaveLength(2);
  });

  it('is tied to the chat, and both ends are read again', async () => {
    const stage = await crmStage();
    stage.creatio.db.insert('UsrWebitelChat', { UsrConversationId: CONVERSATION });
    expect(await stage.ask('case-tie', { conversationId: CONVERSATION, caseId: seedIds.heroCase })).toEqual({
      chat: true,
      contact: true,
    });
    const [record] = stage.creatio.db.filter('UsrWebitelChat', { UsrConversationId: CONVERSATION });
    expect(record!.UsrCaseId).toBe(seedIds.heroCase);
    stage.creatio.db.update('Case', seedIds.heroCase, { ContactId: null });
    expect(await stage.ask('case-tie', { conversationId: CONVERSATION, caseId: seedIds.heroCase })).toEqual({
      chat: true,
      contact: false,
    });
  });

  it('makes no record for it, whoever writes them: one that is not there yet is waited for, and said to be missing then', async () => {
    const stage = await crmStage();
    const tie = () => stage.ask('case-tie', { conversationId: CONVERSATION, caseId: seedIds.heroCase });
    for (const writtenBy of ['connector', 'auto', 'extension'] as const) {
      stage.settings.objects.chat = { writtenBy };
      expect(await tie()).toEqual({ chat: 'later', contact: true });
    }
    expect(stage.creatio.db.filter('UsrWebitelChat', { UsrConversationId: CONVERSATION })).toEqual([]);
  });

  it('says that the chat has no record where the CRM keeps none', async () => {
    const stage = await crmStage({ names: { chat: null } });
    expect(await stage.ask('case-tie', { conversationId: CONVERSATION, caseId: seedIds.heroCase })).toEqual({
      chat: null,
      contact: true,
    });
  });

  it('is chosen among the contact’s: open ones first, by number or subject', async () => {
    const stage = await crmStage();
    const all = await stage.ask('contact-cases', { contactId: seedIds.hero });
    expect(all.map((one) => [one.number, one.isOpen])).toEqual([
      ['SR-00020614', true],
      ['SR-00019877', false],
    ]);
    const some = await stage.ask('contact-cases', { contactId: seedIds.hero, search: 'чайник' });
    expect(some.map((one) => one.number)).toEqual(['SR-00019877']);
  });
});

describe('the feed, tasks and the page', () => {
  it('follows the record of the chat, or the contact where there is none', async () => {
    const stage = await crmStage();
    const of = { conversationId: CONVERSATION, contactId: seedIds.hero };
    const contact = await stage.ask('feed-state', of);
    expect(contact).toEqual({ entity: 'Contact', id: seedIds.hero, isFollowed: false });
    expect(await stage.ask('feed-follow', { ...contact!, isFollowed: true })).toMatchObject({
      isFollowed: true,
    });
    expect(await stage.ask('feed-state', of)).toMatchObject({ isFollowed: true });
    expect(await stage.ask('feed-follow', { ...contact!, isFollowed: false })).toMatchObject({
      isFollowed: false,
    });
    stage.creatio.db.insert('UsrWebitelChat', { UsrConversationId: CONVERSATION });
    const record = await stage.ask('feed-state', of);
    expect(record).toMatchObject({ entity: 'UsrWebitelChat', isFollowed: false });
    expect(await stage.ask('feed-follow', { ...record!, isFollowed: true })).toMatchObject({
      isFollowed: true,
    });
    expect(await stage.ask('feed-state', { conversationId: ID, contactId: null })).toBeNull();
  });

  it('posts once, and shows markup as text', async () => {
    const stage = await crmStage();
    const post = {
      conversationId: CONVERSATION,
      contactId: seedIds.hero,
      id: ID,
      text: '<img onerror=1> & ок',
    };
    lose(stage, /SocialMessage/);
    // The answer was lost; that it is there is seen at once.
    await stage.ask('feed-post', post);
    await stage.ask('feed-post', post);
    const posts = stage.creatio.db
      .filter('SocialMessage', { EntityId: seedIds.hero })
      .filter((m) => m.Id === ID);
    expect(posts).toMatchObject([{ Message: '<p>&lt;img onerror=1&gt; &amp; ок</p>' }]);
  });

  it('plans one task, and counts it', async () => {
    const stage = await crmStage();
    const before = await stage.ask('contact-tasks', { contactId: seedIds.hero });
    const task = { id: ID, contactId: seedIds.hero, title: 'Перезвонить', at: '2026-12-01T09:00:00.000Z' };
    lose(stage, /Activity/);
    await stage.ask('task-create', task);
    await stage.ask('task-create', task);
    const after = await stage.ask('contact-tasks', { contactId: seedIds.hero });
    expect(after.count).toBe(before.count + 1);
    expect(after.tasks.find((one) => one.id === ID)).toMatchObject({ title: 'Перезвонить' });
  });

  it('knows what a page shows by its name', () => {
    expect(
      [
        'ContactPageV2',
        'Contacts_FormPage',
        'Contacts_MiniPage',
        'AccountMiniPage',
        'CasePage',
        'Cases_FormPage',
        'Tasks_FormPage',
        'Opportunities_FormPage',
        'UsrWebitelChat_FormPage',
        'Dashboards',
      ].map(entityOfPage),
    ).toEqual([
      'Contact',
      'Contact',
      'Contact',
      'Account',
      'Case',
      'Case',
      'Activity',
      'Opportunity',
      'UsrWebitelChat',
      null,
    ]);
  });

  it('asks nothing for a contact, once for a case, and remembers it for a minute', async () => {
    const stage = await crmStage();
    const contact = await stage.ask('page-record', { schema: 'Contacts_FormPage', id: seedIds.hero });
    expect(contact).toMatchObject({ entity: 'Contact', contactId: seedIds.hero });
    expect(stage.calls()).toEqual([]);
    for (let i = 0; i < 3; i++) {
      const found = await stage.ask('page-record', { schema: 'CasePage', id: seedIds.heroCase });
      expect(found).toMatchObject({ entity: 'Case', contactId: seedIds.hero, number: 'SR-00020614' });
    }
    expect(stage.calls()).toEqual(['GET odata/Case']);
    stage.time += 61_000;
    await stage.ask('page-record', { schema: 'CasePage', id: seedIds.heroCase });
    expect(stage.calls()).toEqual(['GET odata/Case']);
    expect(await stage.ask('page-record', { schema: 'Nonsense_FormPage', id: ID })).toBeNull();
  });
});
