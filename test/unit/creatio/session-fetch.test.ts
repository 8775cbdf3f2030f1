import { describe, expect, it } from 'vitest';
import { openContext } from '../../../lib/creatio/context.ts';
import { CrmError, openCrm } from '../../../lib/creatio/session-fetch.ts';
import { openTemplateLookup } from '../../../lib/templates/crm.ts';

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(status === 204 ? null : JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
  });
const html = (status: number, body: string): Response =>
  new Response(body, { status, headers: { 'Content-Type': 'text/html' } });
const redirected = (): Response => Object.defineProperty(json(200, {}), 'redirected', { value: true });
const opaque = (): Response => Object.defineProperty(json(200, {}), 'type', { value: 'opaqueredirect' });

function crmOf(answers: (() => Response)[]) {
  const asked: { url: string; init: RequestInit }[] = [];
  let token = 'one';
  let time = 0;
  const crm = openCrm({
    workspace: 'https://crm/0',
    fetch: async (url, init) => {
      asked.push({ url, init });
      token = 'two';
      return answers[Math.min(asked.length, answers.length) - 1]!();
    },
    cookies: () => `a=1; BPMCSRF=${token}`,
    now: () => time,
  });
  return { crm, asked, pass: (ms: number) => (time += ms) };
}

const outcome = (answer: () => Response): Promise<unknown> =>
  crmOf([answer])
    .crm('odata/X')
    .then(
      (data) => ({ data }),
      (error: CrmError) => ({ kind: error.kind, message: error.message }),
    );

describe('what an answer means', () => {
  it.each<[string, () => Response, unknown]>([
    ['opaque redirect', opaque, { kind: 'session', message: '' }],
    ['followed redirect', redirected, { kind: 'session', message: '' }],
    ['401', () => json(401, { Message: 'x' }), { kind: 'session', message: '' }],
    ['login page, 200', () => html(200, '<a href="/Login/NuiLogin.aspx">'), { kind: 'session', message: '' }],
    ['login boot', () => html(200, '{"bootstrap.login"'), { kind: 'session', message: '' }],
    ['other page', () => html(200, '<p>Hello'), { kind: 'server', message: 'HTTP 200' }],
    [
      'failed, 200',
      () => json(200, { Message: 'Authentication failed.', StackTrace: null }),
      { kind: 'session', message: '' },
    ],
    ['empty 403', () => html(403, ''), { kind: 'session', message: '' }],
    ['csrf', () => json(403, { Message: 'CSRF token validation failed.' }), { kind: 'session', message: '' }],
    ['rights', () => json(403, { Message: 'No rights' }), { kind: 'refused', message: 'No rights' }],
    [
      'error, 200',
      () => json(200, { error: { message: 'An error', innererror: { message: 'deep' } } }),
      { kind: 'refused', message: 'deep' },
    ],
    [
      'exception',
      () => json(500, { Message: 'An error', ExceptionMessage: 'too long' }),
      { kind: 'refused', message: 'too long' },
    ],
    [
      'no set',
      () => json(404, { Message: 'No HTTP resource was found', MessageDetail: 'No type' }),
      { kind: 'missing', message: 'No HTTP resource was found No type' },
    ],
    [
      'service',
      () => json(200, { success: false, errorInfo: { message: 'no' } }),
      { kind: 'refused', message: 'no' },
    ],
    ['429', () => json(429, {}), { kind: 'busy', message: '' }],
    ['503', () => html(503, 'later'), { kind: 'busy', message: '' }],
    ['500', () => json(500, {}), { kind: 'server', message: 'HTTP 500' }],
    ['no content', () => json(204, null), { data: null }],
    [
      'a row with a Message of its own',
      () => json(200, { Id: 1, Message: 'hi' }),
      { data: { Id: 1, Message: 'hi' } },
    ],
  ])('%s', async (_, answer, expected) => expect(await outcome(answer)).toEqual(expected));

  it('no network', async () => {
    const down = (): Response => {
      throw new TypeError('Failed to fetch');
    };
    expect(await outcome(down)).toMatchObject({ kind: 'unreachable' });
  });
});

describe('a request', () => {
  it('carries the session’s marks; after 403 the token is read again, once', async () => {
    const { crm, asked } = crmOf([() => html(403, ''), () => json(201, { ok: 1 })]);
    expect(await crm('odata/X', { method: 'POST', body: { a: 1 } })).toEqual({ ok: 1 });
    expect(asked.map((a) => (a.init.headers as Record<string, string>)['BPMCSRF'])).toEqual(['one', 'two']);
    expect(asked[0]).toMatchObject({
      url: 'https://crm/0/odata/X',
      init: { redirect: 'manual', credentials: 'same-origin', headers: { ForceUseSession: 'true' } },
    });
    const always = crmOf([() => html(403, '')]);
    await expect(always.crm('x')).rejects.toMatchObject({ kind: 'session' });
    expect(always.asked.length).toBe(2);
  });

  it('waits as long as a busy server asks', async () => {
    const { crm, asked, pass } = crmOf([() => json(429, {}, { 'Retry-After': '5' }), () => json(200, {})]);
    await expect(crm('x')).rejects.toMatchObject({ kind: 'busy' });
    await expect(crm('x')).rejects.toMatchObject({ kind: 'busy' });
    expect(asked.length).toBe(1);
    pass(5000);
    expect(await crm('x')).toEqual({});
  });
});

describe('the lookup of texts', () => {
  const WORKSPACE = 'https://acme.creatio.com/0';
  const sets = (...names: string[]) => ({ value: names.map((name) => ({ name })) });
  it('is found once by its usual name, read page by page, its bad rows left out', async () => {
    const asked: string[] = [];
    const lookup = openTemplateLookup(
      async (path) => {
        asked.push(path);
        if (path === 'odata/') return sets('Contact', 'UsrChatHelloMessagesFile', 'UsrChatHelloMessages');
        return {
          value: [{ Id: '1', Name: 'A', Description: 'a' }, { Id: '2', Name: 'B', Description: null }, null],
        };
      },
      WORKSPACE,
      null,
    );
    expect(await lookup.address()).toBe(
      `${WORKSPACE}/Nui/ViewModule.aspx#LookupSectionModule/BaseLookupConfigurationSection/UsrChatHelloMessages`,
    );
    expect(await lookup.read()).toEqual([{ id: '1', name: 'A', text: 'a' }]);
    await lookup.read();
    expect(asked.filter((p) => p === 'odata/').length).toBe(1);
    expect(asked[1]).toContain('odata/UsrChatHelloMessages?$select=Id,Name,Description');
  });
  it.each(['x', "1)/Contact('2", '..', ''])('is not asked to change what has no id (%j)', async (id) => {
    const asked: string[] = [];
    const crm = async (path: string) => void asked.push(path);
    const lookup = openTemplateLookup(crm, WORKSPACE, { entity: 'Usr', columns: { name: 'N', text: 'T' } });
    for (const change of [lookup.remove(id), lookup.update({ id, name: 'a', text: 'b' })])
      await expect(change).rejects.toMatchObject({ message: `no id: ${id}` });
    expect(asked).toEqual([]);
  });
  it('that is not there is no error', async () => {
    const none = openTemplateLookup(async () => sets('Contact'), WORKSPACE, null);
    expect([await none.read(), await none.address()]).toEqual([null, null]);
    const gone = openTemplateLookup(
      async () => {
        throw new CrmError('missing');
      },
      WORKSPACE,
      { entity: 'Usr', columns: { name: 'N', text: 'T' } },
    );
    expect(await gone.read()).toBeNull();
  });
});

describe('a clock that is set back by an hour', () => {
  it('does not make a pause that the server asked for an hour long', async () => {
    const { crm, pass } = crmOf([() => html(429, ''), () => json(200, { value: [] })]);
    pass(3_600_000);
    await expect(crm('odata/X')).rejects.toMatchObject({ kind: 'busy' });
    pass(1000);
    await expect(crm('odata/X')).rejects.toMatchObject({ kind: 'busy' });
    pass(-3_600_000);
    expect(await crm('odata/X')).toEqual({ value: [] });
  });

  it('does not make what was found to be missing stay so for an hour', async () => {
    let time = 3_600_000;
    const parts = { root: '', workspace: '', settings: () => ({}) as never, now: () => time };
    const context = openContext({ ...parts, crm: () => Promise.resolve() });
    const look = (found: string | null) => context.cached('chats', () => Promise.resolve(found), 60_000);
    expect(await look(null)).toBeNull();
    expect(await look('there')).toBeNull();
    time = 0;
    expect(await look('there')).toBe('there');
  });
});
