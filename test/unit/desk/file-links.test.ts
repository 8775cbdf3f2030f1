/** F60: what was sent to the client has its link on the chat's record, once. */
import { expect, it } from 'vitest';
import { newJob, type RecordJob } from '../../../lib/chat/record-job.ts';
import type { CallResult } from '../../../lib/bridge/protocol.ts';
import { recordId } from '../../../lib/creatio/record-id.ts';
import type { AskCrm } from '../../../lib/desk/crm-door.ts';
import { RecordWriter } from '../../../lib/desk/record-writer.ts';

const CHAT = '0d6f7a1b-2c3d-4e5f-8a9b-0c1d2e3f4a5b';
const ORIGIN = 'https://crm.example';

function writer(answers: CallResult[] = []) {
  const links: Record<string, unknown>[] = [];
  const ask = (op: string, args: unknown): Promise<CallResult> => {
    if (op === 'user') return Promise.resolve({ ok: true, value: { contactId: '', contactName: '' } });
    if (op === 'chat-record-write') return Promise.resolve({ ok: true, value: { id: CHAT } });
    links.push(args as Record<string, unknown>);
    return Promise.resolve(answers.shift() ?? { ok: true });
  };
  return {
    links,
    writer: new RecordWriter(
      ask as AskCrm,
      () => 1000,
      (id) => `https://webitel.example/file/${id}`,
    ),
  };
}

const job = (by: RecordJob['writer'], ...messages: number[]): RecordJob => ({
  ...newJob(
    CHAT,
    {
      status: 'in-progress',
      over: false,
      once: {},
      values: { lastMessage: `${messages.at(-1)}` },
      files: messages.map((messageId) => ({ messageId, fileId: `f${messageId}` })),
    },
    0,
  ),
  origin: ORIGIN,
  writer: by,
});

async function step(its: ReturnType<typeof writer>, of: RecordJob): Promise<RecordJob> {
  const done = await its.writer.step(of, ORIGIN, () => ({}));
  if (done.kind !== 'went') throw new Error(done.kind);
  return done.into(of);
}

it('each file once, under an id that follows from its message', async () => {
  const its = writer();
  const after = await step(its, job('extension', 7));
  expect(its.links).toEqual([
    { conversationId: CHAT, linkId: recordId(`file ${CHAT} 7`), url: 'https://webitel.example/file/f7' },
  ]);
  await step(its, { ...after, wish: job('extension', 7, 8).wish });
  expect(its.links.map(({ url }) => url)).toEqual([
    'https://webitel.example/file/f7',
    'https://webitel.example/file/f8',
  ]);
});

it('one whose link did not get through goes with the next write; one that the CRM refuses does not', async () => {
  const its = writer([
    { ok: false, code: 'crm-unreachable' },
    { ok: false, code: 'crm-refused' },
  ]);
  const after = await step(its, job('extension', 7));
  expect(after.linked).toEqual([]);
  const again = await step(its, { ...after, wish: job('extension', 7, 8).wish });
  expect(again.linked).toEqual([7, 8]);
});

it('none beside the connector, which puts its own', async () => {
  const its = writer();
  const auto = { ...job('auto', 7) };
  await step(its, auto);
  expect(its.links).toHaveLength(1);
  const other = writer();
  const theirs = new RecordWriter(
    (async (op: string) =>
      op === 'chat-record-write'
        ? { ok: true, value: { id: 'somebody-else' } }
        : { ok: true, value: { contactId: '', contactName: '' } }) as AskCrm,
    () => 1000,
    () => 'https://webitel.example/file',
  );
  const done = await theirs.step(auto, ORIGIN, () => ({}));
  expect(done.kind === 'went' && done.into(auto).writer).toBe('connector');
  expect(other.links).toEqual([]);
});
