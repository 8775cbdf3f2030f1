/** What storage may answer to an upload: none of it is an endless road. */
import { expect, test } from 'vitest';
import { uploadFile } from '../../../lib/webitel/storage.ts';

const upload = (body: string, status = 200) =>
  uploadFile(
    () => Promise.resolve(new Response(body, { status })),
    { origin: 'https://webitel.example.com', token: 't' },
    { conversationId: 'c', name: 'a.txt', mime: 'text/plain', bytes: new Blob(['abc']) },
    1000,
    new AbortController().signal,
  ).catch((error: unknown) => error);
const stored = (shared: unknown) =>
  JSON.stringify([{ id: 7, name: 'a.txt', size: 3, mime: 'text/plain', shared }]);

test('a link relative to the server is completed', async () => {
  expect(await upload(stored('/any/file?expires=1790000000000&id=7'))).toMatchObject({
    url: 'https://webitel.example.com/any/file?expires=1790000000000&id=7',
    expiresAt: 1_790_000_000_000,
  });
});

test.each(['1790000000', '5000', '-1', '1e300', 'Infinity', '1790000000000000000', 'soon', ''])(
  'an end of its link that is no time in milliseconds (%s) is not believed: it would be uploaded again and again',
  async (expires) => {
    const file = await upload(stored(`/any/file?expires=${expires}&id=7`));
    expect(file).toMatchObject({ expiresAt: 1000 + 900_000 });
  },
);

test.each([
  ['http://[broken', 'upload.link'],
  ['javascript:alert(1)', 'upload.link'],
  ['file:///etc/passwd', 'upload.link'],
  [null, 'upload.shape'],
])('the link %j is refused', async (shared, id) => {
  expect(await upload(stored(shared))).toMatchObject({ kind: 'refused', id });
});

test.each([['<html>gateway</html>'], [''], ['{"id": 7']])(
  'an answer cut off or not Webitel’s (%j) may be tried again',
  async (body) => {
    expect(await upload(body)).toMatchObject({ kind: 'never-left', id: 'upload.no-answer' });
  },
);
