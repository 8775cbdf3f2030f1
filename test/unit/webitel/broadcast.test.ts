import { describe, expect, it } from 'vitest';
import { broadcast, reasonOf } from '../../../lib/webitel/broadcast.ts';
import { WebitelError } from '../../../lib/webitel/errors.ts';
import { OUTGOING_WORDS } from '../../../lib/outgoing/words.ts';

const peer = { type: 'telegram', id: '520924760', via: '9' };
const signal = new AbortController().signal;
const ask = (answer: Response | Error) => {
  const asked: [string, RequestInit][] = [];
  const fetchOnce = async (url: string, init: RequestInit): Promise<Response> => {
    asked.push([url, init]);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const access = { fetchOnce, origin: 'https://w.example', token: 't' };
  return { asked, result: broadcast(access, peer, 'Готово', signal) };
};
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

describe('a broadcast', () => {
  it('asks as the protocol says, with the token in a header', async () => {
    const { asked, result } = ask(json({}));
    expect(await result).toEqual({ ok: true });
    expect(asked).toMatchObject([
      [
        'https://w.example/api/chat/broadcast',
        { method: 'POST', headers: { 'X-Webitel-Access': 't', 'Content-Type': 'application/json' } },
      ],
    ]);
    expect(JSON.parse(String(asked[0]![1].body))).toEqual({ message: { text: 'Готово' }, peers: [peer] });
  });

  it('is accepted when nothing failed', async () => {
    for (const body of [{}, { failure: [] }, { failure: null, variables: {} }])
      expect(await ask(json(body)).result).toEqual({ ok: true });
  });

  it('is refused inside of a success', async () => {
    const failure = [{ peer_id: peer.id, error: { code: 404, message: 'peer is not found' } }];
    expect(await ask(json({ failure })).result).toEqual({
      ok: false,
      reason: 'peer-not-found',
      detail: '404 peer is not found',
    });
    expect(await ask(json({ failure: ['?'] })).result).toMatchObject({ ok: false, reason: 'refused' });
  });

  it('is neither, when the messenger did not answer in time', async () => {
    const failure = [{ peer_id: peer.id, error: { code: 4, message: 'context deadline exceeded' } }];
    await expect(ask(json({ failure })).result).rejects.toMatchObject({ kind: 'lost' });
    const provider = [{ error: { code: 403, message: 'Forbidden: bot was blocked by the user' } }];
    expect(await ask(json({ failure: provider })).result).toMatchObject({ reason: 'blocked' });
  });

  it('is refused by an error of the server', async () => {
    const body = { id: 'message.text.invalid', code: 400, detail: 'text is required' };
    expect(await ask(json(body, 400)).result).toMatchObject({ ok: false, reason: 'text-invalid' });
    const rights = { id: 'api.context.permissions.app_error', code: 403, detail: 'no rights' };
    expect(await ask(json(rights, 403)).result).toMatchObject({ ok: false, reason: 'forbidden' });
  });

  it.each([
    ['a broken line', new TypeError('Failed to fetch'), 'lost'],
    ['a proxy that gave up', new Response('<h1>502</h1>', { status: 502 }), 'lost'],
    ['an error of the server itself', json({ id: 'app.internal.error', code: 500 }, 500), 'lost'],
    ['a page where an answer should be', new Response('<h1>hello</h1>'), 'lost'],
    ['a session that is over', json({ id: 'app.session.unauthenticated', code: 401 }, 401), 'session'],
    ['no connection of its own', new WebitelError('never-left', 'no-fresh-connection'), 'never-left'],
  ])('%s', async (_, answer, kind) => {
    await expect(ask(answer).result).rejects.toMatchObject({ kind });
  });
});

describe('the server’s words', () => {
  it.each([
    ['peer is not found', 404, 'peer-not-found'],
    ['gateway is not found', 404, 'gateway-not-found'],
    ['gateway is disabled', 400, 'gateway-disabled'],
    ['gateway is not enabled', 400, 'gateway-disabled'],
    ['peer type webchat is not supported', 400, 'type-not-supported'],
    ['peers.invalid', 400, 'peer-invalid'],
    ['invalid peer id', 400, 'peer-invalid'],
    ['message.text.invalid: text of the message is required', 400, 'text-invalid'],
    ['no rights on the object class chats', 403, 'forbidden'],
    ['Forbidden: bot was blocked by the user', 0, 'blocked'],
    ['Forbidden: user is deactivated', 0, 'blocked'],
    ["Forbidden: bot can't initiate conversation with a user", 0, 'peer-not-found'],
    ['auth user is not found', 404, 'sender-unknown'],
    ['peer.type is invalid', 400, 'type-not-supported'],
    ['peer.id is invalid', 400, 'peer-invalid'],
    ['peer.via is invalid', 400, 'gateway-not-found'],
    ['internal server error', 500, 'refused'],
    ['too many', 429, 'refused'],
    ['', 0, 'refused'],
  ])('«%s» (%i) is %s', (words, status, reason) => {
    expect(reasonOf(words, status)).toBe(reason);
    expect(OUTGOING_WORDS).toHaveProperty([`outgoing.reason.${reason}`]);
  });
});
