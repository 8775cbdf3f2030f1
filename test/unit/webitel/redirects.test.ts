// Whatever carries the token or the password is asked for without following; the browser shows a redirect as an opaque answer.
import { expect, it } from 'vitest';
import { broadcast } from '../../../lib/webitel/broadcast.ts';
import { withDeadline } from '../../../lib/webitel/deadline.ts';
import { login, logout, readUserInfo, type Fetch } from '../../../lib/webitel/rest.ts';
import { uploadFile } from '../../../lib/webitel/storage.ts';
import { StoredFiles } from '../../../lib/webitel/stored-files.ts';
import { rangeOf } from '../../../lib/webitel-check/read.ts';
import { ManualClock } from './socket-stage.ts';

const origin = 'https://cc.example';
const access = { origin, token: 'T' };
const clock = new ManualClock();
const file = { conversationId: 'c', name: 'a.txt', mime: 'text/plain', bytes: new Blob(['a']) };

const WAYS: [string, (fetch: Fetch) => Promise<unknown>][] = [
  ['login', (fetch) => login(fetch, { origin, domain: '', username: 'u', password: 'p' })],
  ['userinfo', (fetch) => readUserInfo(fetch, origin, 'T')],
  ['logout', (fetch) => logout(fetch, origin, 'T')],
  ['upload', (fetch) => uploadFile(fetch, access, file, 0, new AbortController().signal)],
  ['download', (fetch) => new StoredFiles({ fetch, clock }).read(access, '1', 0, 64)],
  ['check', (fetch) => rangeOf(fetch, access, '1', clock, 1000)],
  [
    'broadcast',
    (fetch) =>
      broadcast(
        { ...access, fetchOnce: fetch },
        { type: 't', id: '1', via: '2' },
        'x',
        new AbortController().signal,
      ),
  ],
];

/** What the browser gives for a redirect that is not followed. */
const opaque = (): Response =>
  Object.defineProperties(Response.error(), { type: { value: 'opaqueredirect' }, status: { value: 0 } });

it.each(WAYS)('%s does not follow, and says that it was sent elsewhere', async (_, ask) => {
  for (const answer of [opaque, () => new Response(null, { status: 302 })]) {
    const modes: unknown[] = [];
    const fetch: Fetch = async (_url, init) => (modes.push(init.redirect), answer());
    await expect(ask(withDeadline(fetch, clock))).rejects.toMatchObject({
      kind: 'never-left',
      id: 'redirected',
    });
    expect(modes).toEqual(['manual']);
  }
});
