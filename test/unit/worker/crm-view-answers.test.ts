/** Whatever a CRM's page answers, a view is handed what makes sense of it and nothing else. */
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crmOps, type CrmOp, type CrmValue } from '../../../lib/creatio/ops.ts';
import type { AskPage } from '../../../lib/creatio/page-ops.ts';
import { readAnswer, viewAnswers } from '../../../lib/worker/crm-view-answers.ts';
import { runs } from '../runs.ts';
import { FakeCrm } from './fake-crm.ts';
import { Stage } from './stage.ts';

type PageOp = Parameters<AskPage>[0];
type PageValue = Awaited<ReturnType<AskPage>>;
const OPS = Object.keys(viewAnswers);

const refused: string[] = [];
const read = (op: string, value: unknown) =>
  readAnswer(op, { ok: true, value }, (what) => refused.push(what));

const ID = '0a0a0a0a-0000-4000-8000-000000000000';
const RECORD: CrmValue<'chat-record-write'> = {
  id: ID,
  name: 'Чат',
  conversationId: 'c1',
  values: { status: { id: ID, name: 'Новий' }, rating: 5, notes: 'н'.repeat(2_000), queue: null },
  createdOn: '2026-11-30T10:00:00Z',
};
const CONTACT = { id: ID, name: 'Олена', accountName: 'Акме', phone: '+380671234567', photoId: null };
const CASE = {
  id: ID,
  number: 'SR1',
  subject: 'Рахунок',
  status: 'Нове',
  isOpen: true,
  registeredOn: '2026-11-30T10:00:00Z',
  contactId: ID,
};
const RECIPIENT: CrmValue<'recipient'> = {
  contactId: ID,
  name: 'Олена',
  account: '',
  addresses: [{ kind: 'phone', value: '+380671234567', completed: true, messenger: null }],
  complete: false,
};
const USER = { id: ID, contactId: ID, contactName: 'Оператор', email: 'a@b.example' };
const NAME = { name: 'UsrChat', from: 'found' as const };
const SETTING = { code: 'UsrLight', caption: 'Підсвітка', value: true };

/** What each answers when all is well. */
const SOUND: { [K in CrmOp]?: CrmValue<K> } = {
  user: USER,
  'chat-record': RECORD,
  'chat-record-write': RECORD,
  'chat-history': [RECORD],
  'chat-lookup': [{ id: ID, name: 'Новий' }],
  check: [{ what: 'user', is: 'yes', said: 'Оператор', ms: 12 }],
  'recipient-search': [RECIPIENT],
  recipient: RECIPIENT,
  'contact-search': [CONTACT],
  contact: CONTACT,
  'contact-create': CONTACT,
  case: CASE,
  'case-create': CASE,
  'contact-cases': [CASE],
  'feed-state': { entity: 'Contact', id: ID, isFollowed: true },
  'feed-follow': { entity: 'Contact', id: ID, isFollowed: false },
  'contact-tasks': { count: 7, tasks: [{ id: ID, title: 'Зателефонувати', due: '2026-12-01T09:00:00Z' }] },
  'record-search': [{ id: ID, name: 'Акме', note: 'Київ' }],
  'record-files': [
    { id: ID, name: 'a.pdf', kind: 'file', size: 5, at: '2026', url: 'https://crm.example/0/rest/a' },
    { id: 'l', name: 'mailto:a@b.example', kind: 'link', size: 0, at: '', url: 'mailto:a@b.example' },
    { id: 'n', name: 'nothing safe', kind: 'link', size: 0, at: '', url: null },
  ],
  'file-limit': 10_485_760,
  'record-feed': [{ id: ID, by: 'Іван', at: '2026', text: 'т'.repeat(5_000), likes: 1, comments: 0 }],
  templates: [{ id: ID, name: 'Привіт', text: 'Добрий день' }],
  'templates-address': 'https://crm.example/0/Nui',
  'page-record': { entity: 'Contact', id: ID, contactId: ID, number: '' },
  discovery: {
    page: {
      root: 'crt',
      workspace: 'https://crm.example/0',
      ui: 'freedom',
      version: '8.2',
      culture: 'uk-UA',
    },
    user: USER,
    chat: {
      entity: NAME,
      writtenBy: { name: 'auto', from: 'found' },
      columns: {
        status: NAME,
        queue: { name: null, from: 'absent' },
      } as CrmValue<'discovery'>['chat']['columns'],
      wrong: ['UsrOld'],
      behind: [],
    },
    templates: NAME,
    createCase: { name: null, from: 'absent' },
    light: { enabled: SETTING, yellowSeconds: { ...SETTING, value: 120 }, redSeconds: null, basis: null },
    lightFrom: 'closed',
  },
};
const SOUND_PAGE: [PageOp, PageValue][] = [
  ['contact-on-page', ID],
  ['record-open', 'https://crm.example/0/Nui'],
  ['record-open', null],
  ['contact-action', { done: 'new-tab', url: 'https://crm.example/0/Nui' }],
  ['contact-action', { done: 'email' }],
  ['photo', 'data:image/png;base64,AAAA'],
];

describe('a sound answer', () => {
  it('has a shape, whatever is asked', () => {
    expect(Object.keys(crmOps).filter((op) => !Object.hasOwn(viewAnswers, op))).toEqual([]);
  });

  it.each([...Object.entries(SOUND), ...SOUND_PAGE])('to «%s» comes as it is', (op, value) => {
    expect(read(op, value)).toEqual({ ok: true, value });
  });

  it('that is none says so as it did', () => {
    const answer = { ok: false, code: 'crm-session', detail: '401' } as const;
    expect(readAnswer('record-files', answer, () => {})).toBe(answer);
  });
});

/** Shapes that come close, with something wrong somewhere in them. */
const KEYS = [
  'id',
  'name',
  'values',
  'url',
  'addresses',
  'kind',
  'tasks',
  'page',
  'chat',
  'light',
  'done',
  'user',
];
const near = fc.letrec((tie) => ({
  any: fc.oneof(
    fc.anything({ withNullPrototype: true }),
    fc.constantFrom(
      null,
      undefined,
      '__proto__',
      'javascript:alert(1)',
      'x'.repeat(20_000),
      Number.NaN,
      [],
      {},
    ),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.record(Object.fromEntries(KEYS.map((key) => [key, tie('any')])), { requiredKeys: [] }),
  ),
})).any;

/** A sound answer with anything in the place of anything in it. */
const broken = (sound: unknown) =>
  fc.tuple(near, fc.nat(200)).map(([other, at]) => {
    let n = 0;
    return JSON.parse(JSON.stringify(sound), (_, value: unknown) => (n++ === at ? other : value)) as unknown;
  });

describe('a hostile answer', () => {
  it.each(OPS)('to «%s» breaks nothing, and what is handed on can be posted', async (op) => {
    const sound = SOUND[op as CrmOp] ?? null;
    await fc.assert(
      fc.asyncProperty(fc.oneof(near, broken(sound)), async (value) => {
        const answer = read(op, value);
        expect(answer.ok || answer.code === 'crm-server').toBe(true);
        const text = JSON.stringify(answer.ok && answer.value);
        expect(text).not.toMatch(/"__proto__":|"id":"__proto__"/);
        expect(text).not.toMatch(/"url":"javascript:/);
        expect(() => structuredClone(answer)).not.toThrow();
      }),
      runs(60),
    );
  });

  it.each([
    ['record-open', 'javascript:alert(1)'],
    ['templates-address', 'data:text/html,x'],
    ['photo', 'data:image/svg+xml;base64,AAAA'],
    ['photo', 'https://evil.example/a.png'],
  ])('to «%s» leads nowhere: %s', (op, value) => {
    expect(read(op, value)).toEqual({ ok: true, value: null });
  });

  it('keeps its good rows, and is cut where it is only shown, not where it is saved again', () => {
    const long = 'я'.repeat(600);
    expect(read('record-search', [{ id: ID, name: long, note: '' }, { id: 5 }, 'x'])).toEqual({
      ok: true,
      value: [{ id: ID, name: `${long.slice(0, 499)}…`, note: '' }],
    });
    expect(read('chat-record', { ...RECORD, values: { notes: 'н'.repeat(20_000_001), rating: 1 } })).toEqual({
      ok: true,
      value: { ...RECORD, values: { rating: 1 } },
    });
  });

  it('leaves out a value whose id is what every object has', () => {
    const values = { status: { id: '__proto__', name: 'Новий' }, rating: 1 };
    expect(read('chat-record', { ...RECORD, values })).toEqual({
      ok: true,
      value: { ...RECORD, values: { rating: 1 } },
    });
  });

  it('to what nobody can ask is none, and is told without its words', () => {
    refused.length = 0;
    expect(read('constructor', { secret: 'SECRET' })).toEqual({ ok: false, code: 'crm-server' });
    expect(read('check', 'SECRET')).toEqual({ ok: false, code: 'crm-server' });
    expect(refused).toEqual(['answer to an unknown operation', 'answer to check']);
  });
});

describe('through the worker', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await Stage.start();
    await stage.online();
  });
  afterEach(() => stage.stop());

  it.each(['crm.ask', 'page.ask'] as const)(
    '%s hands a view nothing that was not looked at',
    async (type) => {
      const crm = new FakeCrm();
      crm.serve(stage.crm);
      stage.crm.onCrm(async () => ({ ok: true, value: 'javascript:alert(1)' }));
      const op = type === 'crm.ask' ? 'templates-address' : 'record-open';
      expect(await stage.crm.call({ type, op, args: {} })).toEqual({ ok: true, value: null });
      expect(await stage.crm.call({ type, op: 'record-files', args: {} })).toMatchObject({
        code: 'crm-server',
      });
    },
  );
});
