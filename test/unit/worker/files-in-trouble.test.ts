/** An upload that does not work: how often it is tried, what the operator is told, and that nothing is lost of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOST_TRIES } from '../../../lib/chat/files.ts';
import { Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.start();
  await stage.online();
});
afterEach(() => stage.stop());

const uploads = (): number => stage.server.log.requests.filter((r) => r.path.includes('upload')).length;
const tray = () => stage.crm.conversation?.files ?? [];
const lines = () => stage.crm.conversation?.lines ?? [];

async function sendFile(id: string, fileId = 'f'): Promise<void> {
  const about = { conversationId: id, fileId };
  await stage.crm.call({ type: 'file.add', ...about, name: `${fileId}.txt`, size: 3, mime: 'text/plain' });
  await stage.crm.call({ type: 'file.part', ...about, index: 0, data: 'YWJj' });
  await stage.crm.call({
    type: 'message.send',
    conversationId: id,
    localId: `t ${fileId}`,
    text: '',
    files: [fileId],
  });
}

describe('a file that storage cannot take', () => {
  it.each(['500', '502-html', 'down'] as const)(
    '(%s) is tried a few times, then lies in its tray with the reason, and no request follows',
    async (http) => {
      const { id } = await stage.accepted();
      Object.assign(stage.server.faults, { http, httpPath: '/api/storage' });
      await sendFile(id);
      await stage.within(600, () => tray()[0]?.refused?.startsWith('upload-trouble'));
      const tried = uploads();
      expect(tried).toBeLessThanOrEqual(MOST_TRIES);
      expect(lines().filter((l) => l.file)).toEqual([]);
      await stage.clock.advance(8 * 3_600_000);
      expect(uploads()).toBe(tried);
    },
  );

  it('says so while it tries', async () => {
    const { id } = await stage.accepted();
    Object.assign(stage.server.faults, { http: '500', httpPath: '/api/storage' });
    await sendFile(id);
    await stage.until(() => lines().at(-1)?.file?.tries);
    expect(lines().at(-1)!.file!.tries).toBe(1);
  });

  it('waits longer each time', async () => {
    const { id } = await stage.accepted();
    Object.assign(stage.server.faults, { http: '500', httpPath: '/api/storage' });
    await sendFile(id);
    await stage.until(() => uploads() === 1);
    await stage.clock.advance(5_000);
    expect(uploads()).toBe(2);
    await stage.clock.advance(9_000);
    expect(uploads()).toBe(2);
    await stage.clock.advance(1_500);
    expect(uploads()).toBe(3);
  });

  it('has not forgotten how often it was tried when the worker dies', async () => {
    const { id } = await stage.accepted();
    Object.assign(stage.server.faults, { http: '500', httpPath: '/api/storage' });
    await sendFile(id);
    for (let deaths = 1; deaths < MOST_TRIES; deaths++) {
      await stage.until(() => lines().at(-1)?.file?.tries === deaths);
      stage.rebirth();
      await stage.untilOnline();
    }
    await stage.within(5, () => tray()[0]?.refused?.startsWith('upload-trouble'));
    expect(uploads()).toBeLessThanOrEqual(MOST_TRIES);
  });

  it('lets texts that were written after it overtake it', async () => {
    const { customer, id } = await stage.accepted();
    Object.assign(stage.server.faults, { http: '500', httpPath: '/api/storage' });
    await sendFile(id);
    await stage.send(id, 'файл буде пізніше');
    await stage.within(5, () => customer.messages().some((m) => m.text === 'файл буде пізніше'));
    stage.server.faults.http = 'ok';
    await stage.within(60, () => customer.messages().some((m) => m.file));
    expect(customer.messages().filter((m) => m.from === 'operator')).toHaveLength(2);
  });

  it('goes when asked again, once', async () => {
    const { customer, id } = await stage.accepted();
    Object.assign(stage.server.faults, { http: '500', httpPath: '/api/storage' });
    await sendFile(id);
    await stage.within(600, () => tray()[0]?.refused);
    stage.server.faults.http = 'ok';
    await stage.crm.call({ type: 'file.retry', conversationId: id, fileId: 'f' });
    await stage.within(60, () => customer.messages().some((m) => m.file));
    await stage.clock.advance(120_000);
    expect(customer.messages().filter((m) => m.file)).toHaveLength(1);
  });
});

it('an answer that never comes ends too', async () => {
  const { id } = await stage.accepted();
  Object.assign(stage.server.faults, { http: 'slow', httpPath: '/api/storage', httpDelayMs: 2 ** 30 });
  await sendFile(id);
  await stage.within(1200, () => tray()[0]?.refused);
  expect(tray()[0]!.refused).toBe('upload-trouble upload.timeout');
});

it('that storage held when the worker died goes as soon as storage lets go, once', async () => {
  const { id } = await stage.accepted();
  stage.server.faults.set({ http: 'slow', httpPath: '/api/storage', httpDelayMs: 3_600_000 });
  await sendFile(id);
  await stage.until(() => uploads() === 1, 'the upload');
  stage.rebirth();
  await stage.until(() => uploads() === 2, 'the next worker’s upload');
  stage.server.faults.reset();
  const isSent = () => lines().filter((l) => l.file).length === 1 && lines().at(-1)!.state === 'sent';
  expect(await stage.within(15, isSent)).toBeLessThanOrEqual(15);
  await stage.clock.advance(90_000);
  const kept = stage.server.conversations().find((c) => c.id === id)!.messages;
  expect(kept.filter((m) => m.file)).toHaveLength(1);
  expect(isSent()).toBe(true);
});

it('storage that cannot ask whose session it is ends none', async () => {
  const { customer, id } = await stage.accepted();
  customer.sendsFile({ name: 'a.bin', mime: 'application/octet-stream', bytes: new Uint8Array(9) });
  const file = await stage.until(() => lines().at(-1)?.file);
  stage.server.faults.sessions = 'unavailable';
  await sendFile(id);
  const read = { type: 'file.read', conversationId: id, fileId: file!.id, offset: 0, length: 9 } as const;
  expect(await stage.crm.call(read)).toMatchObject({
    ok: false,
    code: expect.not.stringMatching('session-over'),
  });
  stage.server.faults.sessions = 'ok';
  await stage.within(120, () => customer.messages().some((m) => m.file?.name === 'f.txt'));
  expect(stage.view.session.state).toBe('signed-in');
});
