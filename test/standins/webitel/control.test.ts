/** The control API over HTTP and the customer's page. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedDay, startWebitel, type WebitelStandIn } from './index.ts';
import { call, openAgent, post } from './support/raw-client.ts';

let standIn: WebitelStandIn;

beforeEach(async () => {
  standIn = await startWebitel();
});

afterEach(() => standIn.stop());

const control = (verb: string, body: object = {}) => post(standIn, `/__control/${verb}`, body);

describe('control API', () => {
  it('plays a customer: writes, edits, sends a file, leaves', async () => {
    const client = await openAgent(standIn);
    const { id } = (await control('customer', { name: 'Ірина', provider: 'viber' })).body;
    const { body: message } = await control('writes', { id, text: 'Добрий день' });
    expect(await client.chat('user_invite')).toMatchObject({ members: [{ type: 'viber' }] });
    await control('edits', { id, messageId: message['id'], text: 'Добрий вечір' });
    await call(standIn, `/__control/file?id=${String(id)}&name=a.png`, {
      method: 'POST',
      headers: { 'Content-Type': 'image/png' },
      body: new Uint8Array(4),
    });
    await control('leaves', { id });
    const [conversation] = standIn.conversations();
    expect(conversation).toMatchObject({ state: 'closed', provider: 'viber' });
    expect(conversation?.messages).toMatchObject([
      { text: 'Добрий вечір' },
      { file: { name: 'a.png', size: 4 } },
    ]);
  });

  it('sets and resets faults, and refuses what it does not know', async () => {
    await control('faults', { deaf: true, answerDelayMs: { ping: 5 } });
    expect(standIn.faults).toMatchObject({ deaf: true, answerDelayMs: { ping: 5 } });
    await control('resetFaults');
    expect(standIn.faults.deaf).toBe(false);
    expect((await control('faults', { noSuchSwitch: 1 })).status).toBe(400);
    expect((await control('noSuchVerb')).status).toBe(404);
    expect((await control('writes', { id: 1, text: 'a' })).status).toBe(404);
    const { id } = (await control('customer', { name: 'Олег' })).body;
    expect((await control('leaves', { id })).body['detail']).toContain('has not written yet');
  });

  it('tells the state, and streams what the customer sees', async () => {
    seedDay(standIn);
    const state = (await call(standIn, '/__control/state')).body as { conversations: { state: string }[] };
    const states = state.conversations.map((one) => one.state).sort();
    expect(states).toEqual(['active', 'active', 'closed', 'closed', 'queue', 'queue', 'queue']);
    const response = await fetch(`${standIn.origin}/__control/events?id=601`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const first = await reader?.read();
    expect(first?.value).toContain('Олександр Петренко');
    standIn
      .customers()
      .find(({ id }) => id === 601)
      ?.operatorSays('Так, замінимо');
    expect((await reader?.read())?.value).toContain('Так, замінимо');
    await reader?.cancel();
  });

  it('serves the page in one document without outside assets', async () => {
    const { body, headers } = await call(standIn, '/customer?id=1&lang=uk');
    const html = String(body['text']);
    expect(headers.get('content-type')).toContain('text/html');
    expect(html).toContain('EventSource');
    expect(html).not.toMatch(/(?:src|href)="https?:/);
    expect(html).not.toMatch(/\/\* (?:style|texts|script) \*\//);
  });
});
