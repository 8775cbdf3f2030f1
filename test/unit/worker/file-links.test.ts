/** F60: what was sent to the client has its link on the chat's record, once. */
import { expect, it } from 'vitest';
import { allowedAgain, dueAt, isDone, newJob, type RecordJob } from '../../../lib/card/job.ts';
import type { CallResult } from '../../../lib/bridge/protocol.ts';
import { recordId } from '../../../lib/creatio/record-id.ts';
import type { AskCrm } from '../../../lib/worker/crm-door.ts';
import { RecordWriter } from '../../../lib/card/worker-writer.ts';

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

/** What was written is written already: what is left are links. */
const written = (of: RecordJob): RecordJob => ({ ...of, written: of.wish.values });

it('each file once, under an id that follows from its message', async () => {
  const its = writer();
  const after = await step(its, written(job('extension', 7)));
  expect(its.links).toEqual([
    { conversationId: CHAT, linkId: recordId(`file ${CHAT} 7`), url: 'https://webitel.example/file/f7' },
  ]);
  await step(its, written({ ...after, wish: job('extension', 7, 8).wish }));
  expect(its.links.map(({ url }) => url)).toEqual([
    'https://webitel.example/file/f7',
    'https://webitel.example/file/f8',
  ]);
});

it('with every write behind it the job goes on until its link is there, and is done then', async () => {
  const over = written({ ...job('extension', 7), wish: { ...job('extension', 7).wish, over: true } });
  expect(isDone(over, {})).toBe(false);
  expect(dueAt(over, {})).not.toBeNull();
  const its = writer([{ ok: false, code: 'crm-unreachable' }]);
  const lost = await its.writer.step(over, ORIGIN, () => ({}));
  if (lost.kind !== 'failed') throw new Error(lost.kind);
  const waits = lost.into!(over);
  expect([waits.unlinked, isDone(waits, {}), dueAt(waits, {}) !== null]).toEqual([{ 7: null }, false, true]);
  const there = await step(its, waits);
  expect([there.linked, there.unlinked, isDone(there, {}), dueAt(there, {})]).toEqual([[7], {}, true, null]);
  // The same link both times.
  expect(new Set(its.links.map(({ linkId }) => linkId)).size).toBe(1);
});

it('one that the CRM refuses waits for the operator, in the CRM’s words', async () => {
  const its = writer([{ ok: false, code: 'crm-refused', detail: 'no rights' }]);
  const refused = await step(its, written(job('extension', 7)));
  expect(refused.unlinked).toEqual({ 7: 'no rights' });
  expect([dueAt(refused, {}), isDone({ ...refused, wish: { ...refused.wish, over: true } }, {})]).toEqual([
    null,
    false,
  ]);
  const again = await step(its, allowedAgain(refused));
  expect([again.linked, again.unlinked]).toEqual([[7], {}]);
});

it('none beside the connector, which puts its own', async () => {
  const its = writer();
  const auto = { ...job('auto', 7) };
  await step(its, await step(its, auto));
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
