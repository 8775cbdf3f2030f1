import { afterEach, describe, expect, it } from 'vitest';
import { startCreatio, type CreatioStandIn, type CreatioStartOptions } from './index.ts';
import { TestClient } from './test-client.ts';

let creatio: CreatioStandIn;

async function start(options: CreatioStartOptions = {}) {
  creatio = await startCreatio(options);
  return new TestClient(creatio);
}
afterEach(() => creatio.stop());

const login = (client: TestClient, path: string, password: string) =>
  client.fetch(creatio.origin + path, {
    method: 'POST',
    body: JSON.stringify({ UserName: 'Supervisor', UserPassword: password }),
  });

describe('session', () => {
  it('is opened by a page, with the cookies of Creatio', async () => {
    const client = await start();
    const { headers } = await client.fetch(creatio.classicUrl());
    const cookies = headers.getSetCookie();
    const names = cookies.map((cookie) => cookie.split('=')[0]);
    expect(names).toEqual(['.ASPXAUTH', 'BPMLOADER', 'BPMSESSIONID', 'BPMCSRF', 'UserName', 'UserType']);
    expect(cookies.every((cookie) => cookie.includes('SameSite=Lax'))).toBe(true);
    expect(cookies.filter((cookie) => cookie.includes('HttpOnly'))).toHaveLength(2);
    expect(cookies.find((cookie) => cookie.startsWith('BPMCSRF'))).not.toContain('HttpOnly');
  });

  it('needs the login form when told so', async () => {
    const client = await start({ loginRequired: true });
    const page = await client.fetch(creatio.freedomUrl());
    expect(page.status).toBe(302);
    expect(page.headers.get('location')).toMatch(/^\/Login\/NuiLogin\.aspx\?ReturnUrl=/);
    const path = '/ServiceModel/AuthService.svc/Login';
    expect((await login(client, path, 'wrong')).json).toMatchObject({ Code: 1 });
    expect((await login(client, `/0${path}`, 'Supervisor')).status).toBe(401);
    expect((await login(client, path, 'Supervisor')).json).toMatchObject({ Code: 0 });
    expect((await client.fetch(creatio.freedomUrl())).status).toBe(200);
  });

  it('ends in the shape that was asked for', async () => {
    const client = await (await start()).open();
    creatio.expireSessions();
    const ask = () => client.get('odata/Contact?$top=1');

    creatio.options.expire = 'json401';
    expect(await ask()).toMatchObject({ status: 401, json: { Message: 'Authentication failed.' } });
    creatio.options.expire = 'html200';
    const html = await ask();
    expect(html.status).toBe(200);
    expect(html.headers.get('content-type')).toContain('text/html');
    expect(html.text.slice(0, 4096)).toContain('"bootstrap.login"');
    creatio.options.expire = 'redirect302';
    const moved = await ask();
    expect(moved.status).toBe(302);
    expect(moved.headers.get('location')).toContain('/Login/NuiLogin.aspx');
    creatio.options.expire = 'forbidden403';
    expect((await ask()).status).toBe(403);

    await client.open();
    expect((await ask()).status).toBe(200);
  });

  it('runs out without use', async () => {
    const client = await (await start({ sessionTtlMs: -1 })).open();
    expect((await client.get('odata/Contact?$top=1')).status).toBe(401);
  });

  it('guards writes with the CSRF token, which can be read again after a 403', async () => {
    const client = await (await start()).open();
    const before = client.cookies.get('BPMCSRF');
    const write = (token = client.cookies.get('BPMCSRF') ?? '') =>
      client.call('POST', 'odata/Contact', { Name: 'x' }, { BPMCSRF: token });
    expect((await write('')).status).toBe(403);
    expect((await write()).status).toBe(201);
    creatio.rotateCsrf();
    expect((await write()).status).toBe(403);
    expect(client.cookies.get('BPMCSRF')).not.toBe(before);
    expect((await write()).status).toBe(201);
    expect((await client.call('GET', 'odata/Contact?$top=1', undefined, { BPMCSRF: '' })).status).toBe(200);
  });

  it('records requests, with warnings for bad manners', async () => {
    const client = await (await start()).open();
    await client.call('GET', 'odata/City?$top=1', undefined, { ForceUseSession: '' });
    const last = creatio.requests.at(-1);
    expect(last).toMatchObject({
      method: 'GET',
      path: '/0/odata/City',
      query: { $top: '1' },
      kind: 'odata',
      status: 200,
    });
    expect(last?.warnings).toEqual(['ForceUseSession header is missing']);
    expect(creatio.requests[0]).toMatchObject({ kind: 'page', path: '/0/Shell/' });
  });

  it('can be pulled over HTTP too', async () => {
    const client = await (await start()).open();
    const pull = (name: string) => client.fetch(`${creatio.origin}/__test/${name}`, { method: 'POST' });
    expect((await pull('requests')).json).toHaveLength(1);
    expect((await pull('expire')).status).toBe(204);
    expect((await client.get('odata/City')).status).toBe(401);
  });

  it('delays API answers, not pages', async () => {
    const client = await start({ latencyMs: [3_600_000, 3_600_000] });
    await client.open();
    creatio.options.latencyMs = [60, 60];
    const asked = performance.now();
    await client.get('odata/City?$top=1');
    expect(performance.now() - asked).toBeGreaterThanOrEqual(55);
  });
});
