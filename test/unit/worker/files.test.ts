/** Files through the worker, against the stand-in server. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PART } from '../../../lib/chat/files.ts';
import type { TrayFile } from '../../../lib/chat/files.ts';
import { Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.start();
  await stage.online();
});
afterEach(() => stage.stop());

const content = (size: number): Uint8Array => Uint8Array.from({ length: size }, (_, i) => (i * 31) % 256);
const encoded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

async function add(id: string, fileId: string, size = 5, name = `${fileId}.txt`): Promise<void> {
  await stage.crm.call({ type: 'file.add', conversationId: id, fileId, name, size, mime: 'text/plain' });
  const bytes = content(size);
  for (let index = 0; index * PART < size; index++) {
    const data = encoded(bytes.subarray(index * PART, (index + 1) * PART));
    const part = { type: 'file.part', conversationId: id, fileId, index, data } as const;
    // Twice, as after a death of the worker.
    const results = [await stage.crm.call(part), await stage.crm.call(part)];
    expect(results).toEqual([{ ok: true }, { ok: true }]);
  }
}

const tray = (): TrayFile[] => stage.crm.conversation?.files ?? [];
const sendFiles = (id: string, ...files: string[]) =>
  stage.crm.call({ type: 'message.send', conversationId: id, localId: `text of ${files}`, text: '', files });
const sent = (customer: { messages(): { from: string; file: { name: string } | null }[] }) =>
  customer.messages().flatMap((m) => (m.from === 'operator' && m.file ? [m.file.name] : []));

describe('a file', () => {
  it('of several parts arrives whole, and leaves nothing behind', async () => {
    const { customer, id } = await stage.accepted();
    await add(id, 'f', PART * 2 + 7);
    await stage.until(() => tray()[0]?.parts === 3);
    await Promise.all([sendFiles(id, 'f'), sendFiles(id, 'f')]);
    await stage.until(() => sent(customer).length === 1);
    await stage.until(() => tray().length === 0);
    const url = customer.messages().at(-1)!.file!.url;
    expect(new Uint8Array(await (await fetch(url)).arrayBuffer())).toEqual(content(PART * 2 + 7));
    await stage.clock.advance(60_000);
    expect(sent(customer)).toEqual(['f.txt']);
    expect(tray()).toEqual([]);
  });

  it('is on the disk together with the words before it, or neither: no second Enter sends them twice', async () => {
    const { customer, id } = await stage.accepted();
    await add(id, 'f');
    await stage.drop();
    let writes = 0;
    stage.onStep = (what) => {
      if (what === 'saveOutbox' && ++writes === 2) throw new Error('disk full');
    };
    const order = { type: 'message.send' as const, conversationId: id, text: 'Рахунок', files: ['f'] };
    const first = await stage.crm.call({ ...order, localId: 'first' });
    stage.onStep = () => {};
    if (!first.ok) await stage.crm.call({ ...order, localId: 'again' });
    await stage.within(15, () => sent(customer).length === 1);
    expect(customer.messages().filter((m) => m.text === 'Рахунок')).toHaveLength(1);
  });

  it('lies in the tray of its chat alone, over a death of the worker', async () => {
    const { id } = await stage.accepted();
    await add(id, 'f');
    stage.rebirth();
    await stage.untilOnline();
    await stage.until(() => tray().length === 1);
    const other = await stage.accepted('Олег', 'Привіт');
    expect(stage.crm.conversation?.files).toEqual([]);
    const stolen = { type: 'file.remove', conversationId: other.id, fileId: 'f' } as const;
    expect(await stage.crm.call(stolen)).toMatchObject({ ok: false, code: 'file-gone' });
  });

  it('that is not complete stays when the others go', async () => {
    const { customer, id } = await stage.accepted();
    const half = {
      type: 'file.add',
      conversationId: id,
      fileId: 'half',
      name: 'half',
      size: PART * 2,
      mime: '',
    } as const;
    await stage.crm.call(half);
    await add(id, 'whole');
    await sendFiles(id, 'half', 'whole');
    await stage.until(() => sent(customer).length === 1);
    expect(sent(customer)).toEqual(['whole.txt']);
    expect(tray().map((f) => f.id)).toEqual(['half']);
    const late = { type: 'file.part', conversationId: id, fileId: 'half', index: 1, data: 'AAAA' } as const;
    expect(await stage.crm.call(late)).toMatchObject({ ok: false });
  });

  it.each(['frame send_file_chat', 'saveOutbox', 'fetch', 'readFile'])(
    'reaches the client once at most when the worker dies at «%s», and exactly once unless the frame was on its way',
    async (where) => {
      const { customer, id } = await stage.accepted();
      await add(id, 'f');
      let armed = true;
      stage.onStep = (what) => {
        if (
          !armed ||
          what !== where ||
          (where === 'saveOutbox' && stage.server.log.requests.every((r) => !r.path.includes('upload')))
        )
          return;
        armed = false;
        stage.worker.kill();
      };
      const asked = sendFiles(id, 'f');
      await stage.until(() => !stage.worker.alive);
      stage.rebirth();
      await stage.untilOnline();
      await asked;
      await stage.within(
        60,
        () => sent(customer).length === 1 || stage.crm.conversation?.lines.at(-1)?.state === 'unclear',
      );
      await stage.clock.advance(60_000);
      expect(sent(customer).length).toBe(where.startsWith('frame') ? 0 : 1);
    },
  );

  it.each([
    [900_000, 1],
    [30_000, 2],
  ])(
    'whose link lives %i ms is uploaded %i times when the worker dies before sending',
    async (life, uploads) => {
      const { customer, id } = await stage.accepted();
      await add(id, 'f');
      stage.server.faults.presignedTtlMs = life;
      const uploaded = () => stage.server.log.requests.filter((r) => r.path.includes('upload')).length;
      let writes = 0;
      stage.onStep = (what) => {
        // The first write after the upload keeps its result, the second says that sending begins.
        if (what === 'saveOutbox' && uploaded() > 0 && ++writes === 2) stage.worker.kill();
      };
      void sendFiles(id, 'f');
      await stage.until(() => !stage.worker.alive);
      stage.rebirth();
      await stage.untilOnline();
      await stage.within(30, () => sent(customer).length === 1);
      expect(uploaded()).toBe(uploads);
    },
  );

  it('that the server refused is back in the tray, holds nothing up, and goes when asked again', async () => {
    const { customer, id } = await stage.accepted();
    await add(id, 'f');
    stage.server.faults.uploadRefusal = 'malware';
    await sendFiles(id, 'f');
    await stage.send(id, 'далі');
    await customer.heard('далі');
    await stage.until(() => tray()[0]?.refused?.startsWith('file.malware'));
    stage.server.faults.uploadRefusal = null;
    const again = { type: 'file.retry', conversationId: id, fileId: 'f' } as const;
    await Promise.all([stage.crm.call(again), stage.crm.call(again)]);
    await stage.until(() => sent(customer).length === 1);
    await stage.clock.advance(30_000);
    expect(sent(customer)).toEqual(['f.txt']);
  });

  it('waits while storage is down and goes by itself', async () => {
    const { customer, id } = await stage.accepted();
    await add(id, 'f');
    Object.assign(stage.server.faults, { http: '502-html', httpPath: '/api/storage' });
    await sendFiles(id, 'f');
    await stage.clock.advance(6_000);
    expect(sent(customer)).toEqual([]);
    stage.server.faults.http = 'ok';
    await stage.within(15, () => sent(customer).length === 1);
  });

  it('of the client is read only within its own conversation', async () => {
    const { customer, id } = await stage.accepted();
    const bytes = content(1000);
    const { file } = customer.sendsFile({ name: 'a.bin', mime: 'application/octet-stream', bytes });
    await stage.until(() => stage.crm.conversation?.lines.at(-1)?.file);
    const read = {
      type: 'file.read',
      conversationId: id,
      fileId: String(file!.id),
      offset: 10,
      length: 90,
    } as const;
    const result = await stage.crm.call(read);
    expect(result).toEqual({ ok: true, value: { data: encoded(bytes.subarray(10, 100)), total: 1000 } });
    const other = await stage.accepted('Олег', 'Привіт');
    expect(await stage.crm.call({ ...read, conversationId: other.id })).toMatchObject({ code: 'file-gone' });
    expect(JSON.stringify(stage.posted())).not.toContain('X-Webitel-Access');
  });
});
