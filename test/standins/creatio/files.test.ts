import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedIds, startCreatio, type CreatioStandIn } from './index.ts';
import { TestClient } from './test-client.ts';

let creatio: CreatioStandIn;
let client: TestClient;

beforeAll(async () => {
  creatio = await startCreatio();
  client = await new TestClient(creatio).open();
});
afterAll(() => creatio.stop());

const upload = (id: string, content: Uint8Array, range: string, more: Record<string, string> = {}) =>
  client.call(
    'POST',
    `rest/FileApiService/UploadFile?${new URLSearchParams({
      fileId: id,
      totalFileLength: range.split('/')[1] ?? '',
      mimeType: 'image/png',
      fileName: 'чек.png',
      columnName: 'Data',
      entitySchemaName: 'ContactFile',
      parentColumnName: 'Contact',
      parentColumnValue: seedIds.hero,
      ...more,
    })}`,
    content,
    { 'Content-Range': range, 'Content-Disposition': 'attachment; filename=a.png' },
  );

const message = async (...args: Parameters<typeof upload>) => (await upload(...args)).json.errorInfo.message;

describe('files', () => {
  it('takes a file in chunks and gives it back', async () => {
    const id = randomUUID();
    expect((await upload(id, Buffer.from('hello '), 'bytes 0-5/11')).json).toMatchObject({ success: true });
    expect((await upload(id, Buffer.from('world'), 'bytes 6-10/11')).json).toMatchObject({ success: true });
    expect(creatio.db.get('ContactFile', id)).toMatchObject({
      Name: 'чек.png',
      Size: 11,
      ContactId: seedIds.hero,
    });
    const down = await client.get(`rest/FileService/Download/ContactFile/${id}`);
    expect(down.text).toBe('hello world');
    expect(down.headers.get('content-disposition')).toContain(encodeURIComponent('чек.png'));
    expect((await client.get(`odata/ContactFile(${id})/Data`)).text).toBe('hello world');
  });

  it('refuses a foreign parent, a forbidden extension and a big file; takes what is put to the end unchecked', async () => {
    const id = randomUUID();
    const text = Buffer.from('abc');
    expect(await message(id, text, 'bytes 0-2/3', { parentColumnValue: randomUUID() })).toContain('Parent');
    expect(await message(id, text, 'bytes 0-2/3', { fileName: 'run.exe' })).toContain('not allowed');
    expect(await message(id, text, 'bytes 0-2/99999999')).toContain('limit of 10 MB');
    expect(creatio.db.get('ContactFile', id)).toBeUndefined();
    expect((await upload(id, text, 'bytes 0-2/6')).json.success).toBe(true);
    for (const _ of [1, 2]) await upload(id, text, 'bytes 3-5/6');
    expect(creatio.db.get('ContactFile', id)).toMatchObject({ Size: 9 });
    expect((await upload(randomUUID(), Buffer.alloc(0), 'bytes 0--1/0')).json.success).toBe(true);
  });
});
