/** A CRM session that ends, a token that is renewed, a server that is busy: the same for everything that is asked. */
import { describe, expect, it } from 'vitest';
import { changeAll } from '../../../lib/creatio/odata.ts';
import { seedIds } from '../../standins/creatio/index.ts';
import type { ExpiryShape } from '../../standins/creatio/types.ts';
import { crmStage, type CrmStage } from './crm-stage.ts';

const CHAT = '0d6f7a1b-2c3d-4e5f-8a9b-0c1d2e3f4a5b';
const SHAPES: ExpiryShape[] = ['html200', 'json401', 'redirect302', 'forbidden403'];

const WRITE = { conversationId: CHAT, values: { queue: 'Оплаты' }, create: true };
const QUESTIONS: Record<string, (stage: CrmStage) => Promise<unknown>> = {
  user: (s) => s.ask('user'),
  'chat-names': (s) => s.ask('chat-names'),
  'chat-record': (s) => s.ask('chat-record', { conversationId: CHAT }),
  'chat-record-write': (s) => s.ask('chat-record-write', WRITE),
  'chat-lookup': (s) => s.ask('chat-lookup', { column: 'result' }),
  'chat-history': (s) => s.ask('chat-history', { contactId: seedIds.hero, skip: 0, top: 5 }),
  $batch: (s) =>
    changeAll(s.context.crm, [{ method: 'POST', url: 'Contact', body: { Id: CHAT, Name: 'Батч' } }]),
};

describe.each(SHAPES)('a session that is over, told by %s', (expire) => {
  it.each(Object.entries(QUESTIONS))('%s waits for a new one, then goes on', async (_, question) => {
    const stage = await crmStage({ expire });
    stage.creatio.expireSessions();
    await expect(question(stage)).rejects.toMatchObject({ kind: 'session' });
    expect(stage.creatio.db.get('UsrWebitelChat', CHAT) ?? null).toBeNull();
    await stage.signIn();
    await question(stage);
  });

  it('in the middle of a change leaves nothing half done and is taken up again', async () => {
    const stage = await crmStage({ expire });
    await stage.ask('chat-record', { conversationId: CHAT });
    stage.before = (path, { method }) => {
      if (method === 'POST' && path === 'odata/UsrWebitelChat') stage.creatio.expireSessions();
    };
    await expect(stage.ask('chat-record-write', WRITE)).rejects.toMatchObject({ kind: 'session' });
    stage.before = () => {};
    await stage.signIn();
    expect((await stage.ask('chat-record-write', WRITE)).values.queue).toBe('Оплаты');
  });
});

describe('a renewed token', () => {
  it('is taken up with one more try, and the change is made once', async () => {
    const stage = await crmStage();
    await stage.ask('chat-record', { conversationId: CHAT });
    stage.calls();
    stage.before = (_, { method }) => {
      if (method === 'POST') {
        stage.creatio.rotateCsrf();
        stage.before = () => {};
      }
    };
    await stage.ask('chat-record-write', WRITE);
    expect(stage.calls()).toEqual([
      'GET odata/UsrWebitelChat',
      'POST odata/UsrWebitelChat',
      'POST odata/UsrWebitelChat',
    ]);
    expect(stage.creatio.db.filter('UsrWebitelChat', { UsrConversationId: CHAT }).length).toBe(1);
    stage.creatio.rotateCsrf();
    await QUESTIONS['$batch']!(stage);
    expect(stage.creatio.db.filter('Contact', { Name: 'Батч' }).length).toBe(1);
  });

  it('that is the same after a refusal is not tried again', async () => {
    const stage = await crmStage();
    stage.after = (_, { method }, answer) =>
      method === 'POST' ? new Response('{"Message":"No rights"}', refusal) : answer;
    stage.calls();
    await expect(stage.ask('user')).rejects.toMatchObject({ kind: 'refused', message: 'No rights' });
    expect(stage.calls().length).toBe(1);
  });
});
const refusal = { status: 403, headers: { 'content-type': 'application/json' } };

describe('an answer', () => {
  it('is kept for a minute, for the one who is signed in', async () => {
    const stage = await crmStage();
    await stage.ask('user');
    await stage.ask('user');
    expect(stage.calls().length).toBe(1);
    stage.time += 60_001;
    await stage.ask('user');
    expect(stage.calls().length).toBe(1);
    stage.creatio.expireSessions();
    await stage.signIn();
    stage.calls();
    await stage.ask('user');
    expect(stage.calls().length).toBe(1);
  });

  it('that is an error with HTTP 200 is one, in a batch too', async () => {
    const stage = await crmStage();
    stage.creatio.deny('UsrWebitelChat');
    const words = expect.stringContaining('permissions') as string;
    await expect(stage.ask('chat-record', { conversationId: CHAT })).rejects.toMatchObject({
      kind: 'refused',
      message: words,
    });
    stage.creatio.deny('Contact');
    await expect(QUESTIONS['$batch']!(stage)).rejects.toMatchObject({ kind: 'refused', message: words });
  });

  it.each([429, 503])('%i is waited out, by changes too', async (status) => {
    const stage = await crmStage();
    await stage.ask('chat-record', { conversationId: CHAT });
    stage.after = (_, { method }, answer) =>
      method === 'POST' ? new Response('', { status, headers: { 'retry-after': '7' } }) : answer;
    await expect(stage.ask('chat-record-write', WRITE)).rejects.toMatchObject({ kind: 'busy' });
    stage.after = (_, __, answer) => answer;
    stage.calls();
    await expect(stage.ask('chat-record-write', WRITE)).rejects.toMatchObject({ kind: 'busy' });
    expect(stage.calls()).toEqual([]);
    stage.time += 7000;
    await stage.ask('chat-record-write', WRITE);
    expect(stage.creatio.db.filter('UsrWebitelChat', { UsrConversationId: CHAT }).length).toBe(1);
  });
});

describe('a reading that nobody waits for', () => {
  it('ends at once; a change does not', async () => {
    const stage = await crmStage({ latencyMs: [200, 200] });
    const leaving = new AbortController();
    const { signal } = leaving;
    const reading = stage.context.crm('odata/Contact?$top=1', { signal });
    const change = stage.context.crm('odata/Contact', {
      method: 'POST',
      body: { Id: CHAT, Name: 'Батч' },
      signal,
    });
    leaving.abort();
    await expect(reading).rejects.toMatchObject({ kind: 'unreachable' });
    await change;
    expect(stage.creatio.db.get('Contact', CHAT)).toBeDefined();
  });
});
