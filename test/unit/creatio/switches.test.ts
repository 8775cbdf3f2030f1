// What is done with the CRM, once with each way in which a real one differs from the next.
import { describe, expect, it } from 'vitest';
import { ids, seedIds, type CreatioStartOptions } from '../../standins/creatio/index.ts';
import { roleOfAll } from '../../standins/creatio/services/feed.ts';
import { crmStage, type CrmStage } from './crm-stage.ts';

const CONVERSATION = 'bbbbbbbb-6d0e-4f0c-9a35-5f3f5f0f1c11';
const WHO = { phone: '', provider: 'telegram', externalId: '', username: '', webitelContactId: '' };
const idOf = (n: number): string => `dddddddd-0000-4000-8000-00000000000${n}`;

/** Each thing an operator does, and what came of it in a word. */
const NO_CASES = { createdOn: '', ids: [] };

const DEEDS: Record<string, (stage: CrmStage) => Promise<unknown>> = {
  identify: async ({ ask }) =>
    (await ask('identify', { ...WHO, phone: '0674128803' })).map((one) => one.name).toSorted(),
  'short number': async ({ ask }) => (await ask('identify', { ...WHO, phone: '102' })).length,
  recipients: async ({ ask }) =>
    (await ask('recipient-search', { query: 'Коваленко-М', countryCode: '380' })).length,
  cases: async ({ ask }) =>
    (await ask('contact-cases', { contactId: seedIds.hero })).map((one) => [one.number, one.isOpen]),
  'new case': async ({ ask }) =>
    (
      await ask('case-create', {
        id: idOf(1),
        contactId: seedIds.hero,
        conversationId: CONVERSATION,
        subject: 'Из чата',
        symptoms: 'Клиент: добрый день',
        again: false,
        since: NO_CASES,
      })
    )?.subject,
  task: async ({ ask }) => {
    await ask('task-create', {
      id: idOf(2),
      contactId: seedIds.hero,
      title: 'Перезвонить',
      at: '2027-01-01T10:00:00Z',
    });
    return (await ask('contact-tasks', { contactId: seedIds.hero })).tasks.some((one) => one.id === idOf(2));
  },
  record: async ({ ask }) => {
    const values = {
      status: 'Новый',
      source: 'gotd',
      contact: { id: seedIds.hero },
      lastMessage: 'Добрый день',
    };
    await ask('chat-record-write', { conversationId: CONVERSATION, values, create: true });
    const record = await ask('chat-record', { conversationId: CONVERSATION });
    const { status, source, contact, lastMessage } = record!.values;
    return [status, source, contact, lastMessage].map(
      (one) => (one as { name?: string } | null)?.name ?? one,
    );
  },
  'case on the record': async ({ ask }) =>
    ask('case-tie', { conversationId: CONVERSATION, caseId: seedIds.heroCase }),
  history: async ({ ask }) =>
    (await ask('chat-history', { contactId: seedIds.hero, skip: 0, top: 20 })).length,
  search: async ({ ask }) => (await ask('record-search', { entity: 'Case', text: 'чайник' })).length,
  link: async ({ ask }) => {
    const recordId = (await ask('chat-record', { conversationId: CONVERSATION }))!.id;
    await ask('record-link-add', { recordId, linkId: idOf(3), url: 'https://example.com/' });
    const file = Buffer.from('да');
    await ask('record-file-part', {
      recordId,
      fileId: idOf(4),
      name: 'чек.txt',
      mime: 'text/plain',
      size: file.length,
      from: 0,
      data: file.toString('base64'),
    });
    return (await ask('record-files', { recordId })).map((one) => [one.name, one.kind]).toSorted();
  },
  feed: async ({ ask }) => {
    const feed = await ask('feed-state', { conversationId: CONVERSATION, contactId: null });
    return (await ask('feed-follow', { ...feed!, isFollowed: true })).isFollowed;
  },
  outgoing: async ({ ask }) => {
    const order = {
      source: 'viber',
      text: 'Добрый день',
      operatorName: 'Лысенко',
      sentAt: Date.now(),
      taken: [],
    };
    return (await ask('outgoing-record', { id: idOf(5), contactId: seedIds.hero, ...order }))?.name;
  },
};

async function doAll(stage: CrmStage): Promise<Record<string, unknown>> {
  const done: Record<string, unknown> = {};
  for (const [name, deed] of Object.entries(DEEDS))
    done[name] = await deed(stage).catch((error: { kind?: string }) => `! ${error.kind}`);
  return done;
}

const WELL = {
  identify: ['Коваленко Олександр', 'Коваленко-Мироненко Олександра'],
  'short number': 1,
  recipients: 1,
  cases: [
    ['SR-00020614', true],
    ['SR-00019877', false],
  ],
  'new case': 'Из чата',
  task: true,
  record: ['Новый', 'telegram', 'Коваленко-Мироненко Олександра', 'Добрый день'],
  'case on the record': { chat: true, contact: true },
  history: 5,
  search: 1,
  link: [
    ['https://example.com/', 'link'],
    ['чек.txt', 'file'],
  ],
  feed: true,
  outgoing: 'OutgoingChat-1',
};

describe('everything that is done with the CRM', () => {
  it.each<[string, CreatioStartOptions, Partial<Record<keyof typeof WELL, unknown>>?]>([
    ['an administrator’s', {}],
    ['an ordinary user’s', { ordinaryUser: true }],
    ['without the workspace alias', { prefix: '' }],
    ['OData behind by columns', { odataBehind: ['UsrNotes', 'UsrQueue'] }],
    [
      'OData behind by a column of this chat’s',
      { odataBehind: ['UsrLastMessage'] },
      {
        record: ['Новый', 'telegram', 'Коваленко-Мироненко Олександра', undefined],
      },
    ],
    ['statuses that say nothing of themselves', { odataBehind: ['IsFinal', 'Finish', 'ShowInScheduler'] }],
    ['refusals elsewhere', { refusals: 'responseStatus' }],
    ['refusals without words', { refusals: 'bare' }],
    ['files of the new designer', { ownFiles: false }],
    ['a session that waits for itself', { sessionLock: true, latencyMs: [1, 3] }],
    ['protection against scripts', { xss: 'block' }],
    ['a picture of 3 MB in the notes of each chat', { heavyNotes: true }],
    ['a profile in another zone', { profileZone: -600 }],
    ['a 403 without a word', { csrfRefusal: 'empty' }],
  ])('%s', async (_, options, other = {}) => {
    const stage = await crmStage({ checkQuestions: !options.odataBehind, ...options });
    expect(await doAll(stage)).toEqual({ ...WELL, ...other });
    if (options.odataBehind) expect(stage.creatio.faults.length).toBe(0);
  });

  it('a process that goes on in the background makes one case, which is found', async () => {
    const stage = await crmStage({ backgroundAfter: 3 });
    stage.settings.processes.createCase = 'UsrChatToCase';
    expect(await doAll(stage)).toEqual(WELL);
    expect(stage.creatio.db.filter('Case', { Subject: 'Из чата' })).toHaveLength(1);
  });

  it('a user without OData is told so, whatever is asked', async () => {
    const stage = await crmStage({ odataForbidden: true });
    for (const [name, deed] of Object.entries(DEEDS))
      await expect(deed(stage), name).rejects.toMatchObject({ kind: 'odata' });
  });

  it.each(['json401', 'html200', 'redirect302', 'mixed'] as const)(
    'a session that is over: %s',
    async (expire) => {
      const stage = await crmStage({ expire });
      stage.creatio.expireSessions();
      for (const [name, deed] of Object.entries(DEEDS))
        await expect(deed(stage), name).rejects.toMatchObject({ kind: 'session' });
      await stage.signIn();
      expect(await doAll(stage)).toEqual(WELL);
    },
  );

  it('a site that restarts is not taken for one that keeps no chats', async () => {
    const stage = await crmStage({ restarting: 1000 });
    for (let i = 0; i < 5; i++) await doAll(stage);
    stage.creatio.options.restarting = 0;
    stage.time += 3 * 60_000;
    expect(await doAll(stage)).toEqual(WELL);
  });

  it('an object that is compiled a minute later is found then', async () => {
    const stage = await crmStage({ odataBehind: ['UsrWebitelChat'] });
    expect(await stage.ask('chat-record', { conversationId: CONVERSATION })).toBeNull();
    stage.creatio.options.odataBehind = [];
    stage.time += 3 * 60_000;
    expect(await doAll(stage)).toEqual(WELL);
  });

  it('rows without rights are not there, and what is written to them is refused', async () => {
    const stage = await crmStage();
    stage.creatio.hide(seedIds.heroCase);
    expect(await DEEDS.cases!(stage)).toEqual([['SR-00019877', false]]);
    expect(await stage.ask('case', { id: seedIds.heroCase })).toBeNull();
  });
});

describe('a slow connector', () => {
  const byConnector = { UsrName: 'Чат від конектора' };
  const write = {
    conversationId: CONVERSATION,
    values: { lastMessage: 'Добрий день' },
    create: false,
  } as const;
  const records = ({ creatio }: CrmStage) =>
    creatio.db.filter('UsrWebitelChat', { UsrConversationId: CONVERSATION });

  it.each([0, 2, 5])(
    'that comes %i questions later makes the one record, into which all goes',
    async (after) => {
      const stage = await crmStage();
      stage.settings.objects.chat = { writtenBy: 'connector' };
      await stage.ask('chat-names');
      stage.creatio.connects(CONVERSATION, byConnector, after);
      await stage.ask('chat-record-write', { ...write, patient: true });
      expect(await stage.ask('case-tie', { conversationId: CONVERSATION, caseId: seedIds.heroCase })).toEqual(
        {
          chat: true,
          contact: true,
        },
      );
      expect(records(stage)).toMatchObject([{ ...byConnector, UsrLastMessage: 'Добрий день' }]);
    },
  );

  it('that never comes is said to be late, and nothing is made in its place', async () => {
    const stage = await crmStage();
    stage.settings.objects.chat = { writtenBy: 'connector' };
    await expect(stage.ask('chat-record-write', { ...write, patient: true })).rejects.toMatchObject({
      kind: 'missing',
    });
    const tie = { conversationId: CONVERSATION, caseId: seedIds.heroCase };
    expect(await stage.ask('case-tie', tie)).toMatchObject({ chat: 'later' });
    expect(records(stage)).toEqual([]);
  });

  it('that comes after ours leaves ours the one that is shown and written', async () => {
    const stage = await crmStage();
    const own = { ...write, create: true, onlyOwn: true };
    const { id } = await stage.ask('chat-record-write', own);
    stage.creatio.connects(CONVERSATION, byConnector, 0);
    await stage.ask('chat-record-write', { ...own, values: { lastMessage: 'і ще' } });
    await stage.ask('chat-record-write', { ...own, values: { lastMessage: 'і ще раз' } });
    expect(await stage.ask('chat-record', { conversationId: CONVERSATION })).toMatchObject({ id });
    expect(records(stage).map((row) => row.UsrLastMessage ?? null)).toEqual(['і ще раз', null]);
  });
});

describe('a history with pictures in its notes', () => {
  it('is asked for without them, and small', async () => {
    const stage = await crmStage({ heavyNotes: true });
    let size = 0;
    stage.after = (_, __, answer) => {
      size += Number(answer.headers.get('content-length') ?? 0);
      return answer;
    };
    const before = stage.creatio.requests.length;
    expect(await stage.ask('chat-history', { skip: 0, top: 20 })).toHaveLength(20);
    const asked = stage.creatio.requests.slice(before).filter((one) => one.path.endsWith('/UsrWebitelChat'));
    expect(asked.map((one) => one.query.$select).join()).not.toContain('Notes');
    expect(size).toBeLessThan(200_000);
  });
});

describe('cases', () => {
  const add = (stage: CrmStage, count: number, StatusId: string, day: number) => {
    for (let n = 0; n < count; n++)
      stage.creatio.db.insert('Case', {
        ContactId: seedIds.hero,
        Subject: `Случай ${n}`,
        StatusId,
        RegisteredOn: new Date(Date.UTC(2026, 10, day, 0, n)).toISOString(),
      });
  };

  it('open ones are all there, however many closed ones are newer', async () => {
    const stage = await crmStage();
    add(stage, 120, ids.caseStatus.closed, 20);
    add(stage, 60, ids.caseStatus.new, 10);
    const all = await stage.ask('contact-cases', { contactId: seedIds.hero });
    expect(all.filter((one) => one.isOpen)).toHaveLength(61);
    expect(all.slice(0, 61).every((one) => one.isOpen)).toBe(true);
  });

  it('a status of the customer’s own says itself that it is final, and «resolved» is not open', async () => {
    const stage = await crmStage();
    const own = stage.creatio.db.find('CaseStatus', (row) => JSON.stringify(row.Name).includes('дубль'))!;
    stage.creatio.db.update('Case', seedIds.heroCase, { StatusId: own.Id! });
    add(stage, 1, ids.caseStatus.resolved, 20);
    const all = await stage.ask('contact-cases', { contactId: seedIds.hero });
    expect(all.map((one) => one.isOpen)).toEqual([false, false, false]);
  });

  it('a process that sets its own subject makes one case though its answer is lost', async () => {
    const stage = await crmStage();
    stage.settings.processes.createCase = 'UsrOwn';
    stage.creatio.process('UsrOwn', ({ ContactId }, { db }) => {
      const values = {
        Subject: 'Обращение по чату №7',
        ContactId: ContactId ?? null,
        CreatedById: seedIds.operator,
      };
      return { CaseId: db.insert('Case', values).Id };
    });
    stage.after = (path, _, answer) => {
      if (/RunProcess/.test(path)) throw new TypeError('lost');
      return answer;
    };
    const wanted = {
      id: idOf(6),
      contactId: seedIds.hero,
      conversationId: CONVERSATION,
      subject: 'Чат с клиентом',
      symptoms: '',
    };
    const since = (await stage.ask('case-newest', { contactId: seedIds.hero })) ?? NO_CASES;
    await expect(stage.ask('case-create', { ...wanted, since, again: false })).rejects.toMatchObject({
      kind: 'unreachable',
    });
    const made = await stage.ask('case-create', { ...wanted, since, again: true });
    expect(made?.subject).toBe('Обращение по чату №7');
    expect(stage.creatio.db.filter('Case', { Subject: 'Обращение по чату №7' })).toHaveLength(1);
  });
});

it('a task is in the calendar', async () => {
  const stage = await crmStage();
  await DEEDS.task!(stage);
  expect(stage.creatio.db.get('Activity', idOf(2))).toMatchObject({ ShowInScheduler: true });
});

describe('a feed that a role follows', () => {
  it('is followed, and the words of a refusal to leave it are told', async () => {
    const stage = await crmStage();
    const role = { SysAdminUnitId: roleOfAll, EntityId: seedIds.hero };
    const EntitySchemaUId = stage.creatio.db.schema('Contact').uid;
    stage.creatio.db.insert('SocialSubscription', { ...role, EntitySchemaUId, CanUnsubscribe: false });
    const feed = await stage.ask('feed-state', { conversationId: idOf(9), contactId: seedIds.hero });
    expect(feed!.isFollowed).toBe(true);
    const left = stage.ask('feed-follow', { ...feed!, isFollowed: false });
    await expect(left).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('отписаться'),
    });
  });
});

describe('where columns cannot be read', () => {
  it('nothing is written, and it is said; the names that were set are used', async () => {
    const stage = await crmStage();
    const names = stage.creatio.db.rows('UsrWebitelChat').map(({ Id }) => String(Id));
    for (const id of names) stage.creatio.db.remove('UsrWebitelChat', id);
    stage.after = (path, _, answer) =>
      /SelectQuery|RuntimeEntitySchema/.test(path)
        ? new Response('{"success":false}', { headers: { 'content-type': 'application/json' } })
        : answer;
    const write = { conversationId: CONVERSATION, values: { name: 'Чат', status: 'Новый' }, create: true };
    await expect(stage.ask('chat-record-write', write)).rejects.toMatchObject({ kind: 'refused' });
    expect(stage.creatio.db.rows('UsrWebitelChat')).toEqual([]);
    stage.settings.objects.chat = {
      columns: { name: 'UsrName', conversationId: 'UsrConversationId', case: 'UsrCase' },
    };
    await stage.ask('chat-record-write', write);
    expect(stage.creatio.db.rows('UsrWebitelChat')).toMatchObject([
      { UsrName: 'Чат', UsrConversationId: CONVERSATION },
    ]);
  });
});
