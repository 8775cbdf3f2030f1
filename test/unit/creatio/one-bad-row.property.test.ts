/** Lists of the CRM: one row of one answer has something missing, wrong or hostile in it. The others are there all the same. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CrmArgs, CrmOp } from '../../../lib/creatio/ops.ts';
import { seedIds } from '../../standins/creatio/index.ts';
import { messengerTypes } from '../../standins/creatio/seed/lookups.ts';
import { breakAt, wildValue } from '../wild.ts';
import { crmStage, type CrmStage } from './crm-stage.ts';

const CHAT = 'bbbbbbbb-6d0e-4f0c-9a35-5f3f5f0f1c11';
const MOBILE = 'd4a2dc80-30ca-df11-9b2a-001d60e938c6';
const WHO = {
  phone: '',
  provider: 'telegram',
  externalId: '',
  username: '',
  webitelContactId: '',
  countryCode: '380',
};

type Lists = { [K in CrmOp]?: (stage: CrmStage) => CrmArgs<K> | Promise<CrmArgs<K>> };
const LISTS: Lists = {
  'recipient-search': () => ({ query: 'Зразкова', countryCode: '380' }),
  recipient: () => ({ contactId: seedIds.hero, countryCode: '380' }),
  'contact-search': () => ({ name: 'Зразкова', phone: '', email: '', countryCode: '380' }),
  'contact-cases': () => ({ contactId: seedIds.hero }),
  'contact-tasks': async (stage) => {
    for (const n of [1, 2, 3])
      await stage.ask('task-create', { id: idOf(n), contactId: seedIds.hero, title: `${n}`, at: AT });
    return { contactId: seedIds.hero };
  },
  'chat-history': () => ({ contactId: seedIds.hero, skip: 0, top: 20 }),
  'chat-lookup': () => ({ column: 'source' }),
  'record-search': () => ({ entity: 'Contact', text: 'Зразкова' }),
  'record-feed': async (stage) => {
    await stage.ask('chat-record-write', { conversationId: CHAT, values: { name: 'Чат' }, create: true });
    const recordId = (await stage.ask('chat-record', { conversationId: CHAT }))!.id;
    for (const n of [1, 2, 3])
      await stage.ask('record-feed-post', { recordId, postId: idOf(n), text: `${n}` });
    return { recordId };
  },
  templates: () => undefined as never,
  identify: () => ({ ...WHO, externalId: '777000' }),
};

const AT = '2027-01-01T10:00:00Z';
const idOf = (n: number): string => `dddddddd-0000-4000-8000-00000000000${n}`;

/** Three of one name, in one messenger. */
function withPeople({ creatio: { db } }: CrmStage): void {
  for (const Name of ['Зразкова Анна', 'Зразкова Ольга', 'Зразкова Ія']) {
    const ContactId = String(db.insert('Contact', { Name }).Id);
    const ways = { [messengerTypes.telegram]: '777000', [MOBILE]: '+380671112233' };
    for (const [CommunicationTypeId, Number] of Object.entries(ways))
      db.insert('ContactCommunication', { ContactId, CommunicationTypeId, Number });
  }
}

/** What tells the found ones apart. */
function idsIn(answer: unknown): string[] {
  const list = Array.isArray(answer) ? answer : Object.values(answer as object).find(Array.isArray);
  return (list as Record<string, unknown>[]).map((one) => String(one.id ?? one.contactId ?? one.value));
}

interface Damage {
  /** Of the answers with rows, which one; of its rows, which one; of what is in it, which thing, and what stands there. */
  answer: number;
  row: number;
  at: number;
  by: unknown;
}
const damage: fc.Arbitrary<Damage> = fc.record({
  answer: fc.nat(3),
  row: fc.nat(20),
  at: fc.nat(1000),
  by: fc.oneof(fc.constant(undefined), wildValue),
});

it('a list with a bad row in it has all others', async () => {
  const stage = await crmStage();
  withPeople(stage);
  const ask = stage.ask as unknown as (op: CrmOp, args: unknown) => Promise<unknown>;
  for (const op of Object.keys(LISTS) as CrmOp[]) {
    stage.after = (_, __, answer) => answer;
    const args = await LISTS[op]!(stage);
    const sound = idsIn(await ask(op, args));
    expect(sound.length, op).toBeGreaterThan(1);
    await fc.assert(
      fc.asyncProperty(damage, async (one) => {
        stage.context.forget('');
        stage.after = damaged(one);
        const found = idsIn(await ask(op, args));
        const lost = sound.filter((id) => !found.includes(id));
        expect(lost.length, `${op}: ${lost.join()}`).toBeLessThanOrEqual(1);
      }),
      { numRuns: process.env.FULL === '1' ? 1000 : 8 },
    );
  }
});

/** Of one answer of OData with several rows one row is not as it should be. */
function damaged({ answer: which, row, at, by }: Damage): CrmStage['after'] {
  let nth = 0;
  return (path, _, answer) => {
    // By the type's row those are found who write in that messenger: without it there is none of them.
    if (!path.startsWith('odata/') || path.startsWith('odata/CommunicationType?')) return answer;
    const text = answer.text.bind(answer);
    return Object.defineProperty(answer, 'text', {
      value: async () => {
        const body = await text();
        const data = body === '' ? null : (JSON.parse(body) as { value?: unknown[] });
        if (!Array.isArray(data?.value) || data.value.length < 2 || nth++ !== which) return body;
        const place = row % data.value.length;
        const rows = data.value.map((one, i) => (i === place ? breakAt(one, at, by) : one));
        return JSON.stringify({ ...data, value: rows });
      },
    });
  };
}
