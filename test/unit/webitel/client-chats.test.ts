/** What Webitel answers of a client's other chats, and of the chats of any day; against the stand-in. */
import { beforeEach, afterEach, describe, expect, it } from 'vitest';
import { readLastClosedChats } from '../../../lib/webitel/closed-chats.ts';
import {
  isContactOf,
  patternOf,
  readClientChats,
  readClientDialogs,
  translateClientChats,
} from '../../../lib/webitel/client-chats.ts';
import type { Reader } from '../../../lib/webitel/history.ts';
import { startWebitel, type WebitelStandIn } from '../../standins/webitel/index.ts';
import { signIn } from '../../standins/webitel/support/raw-client.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let server: WebitelStandIn;
let reader: Reader;
const refused: string[] = [];
let bytes: number[] = [];

beforeEach(async () => {
  server = await startWebitel({ processingSec: 0 });
  refused.length = 0;
  bytes = [];
  reader = {
    fetch: async (url, init) => {
      const answer = await fetch(url, init);
      bytes.push((await answer.clone().arrayBuffer()).byteLength);
      return answer;
    },
    origin: server.origin,
    token: await signIn(server),
    userId: 10,
    onRefused: (what) => refused.push(what),
  };
});
afterEach(() => server.stop());

interface Past {
  at: number;
  provider?: string;
  text?: string;
  login?: string;
}

/** A chat of the client that is over. */
function past({ at, provider = 'telegram', text = 'Добрий день', login = 'operator' }: Past): string {
  return server.at(at, () => {
    const customer = server.customer({
      name: 'Ірина',
      provider,
      userId: provider === 'viber' ? 702 : 701,
      contactId: 901,
    });
    customer.writes(text);
    customer.invite({ login, timeoutSec: 0 });
    customer.takenElsewhere();
    customer.operatorSays('Вітаю!');
    customer.leaves();
    return customer.conversationId;
  });
}

describe('all chats of a client', () => {
  it('in every messenger, the newest first, with who wrote', async () => {
    const now = server.now();
    const old = past({ at: now - 2 * DAY });
    const viber = past({ at: now - DAY, provider: 'viber', login: 'operator2' });
    const { chats, more } = await readClientChats(reader, '901', 1, '');
    expect(chats.map((one) => [one.conversationId, one.provider])).toEqual([
      [viber, 'viber'],
      [old, 'telegram'],
    ]);
    expect(more).toBe(false);
    const said = chats.map(({ messages }) => messages.map(({ author, text }) => `${author}: ${text}`));
    expect(said[1]).toEqual(['client: Добрий день', 'operator: Вітаю!']);
    // This operator is meant by no name.
    expect(chats[1]!.messages[1]!.name).toBe('');
    expect(chats[0]!.messages[1]!.name).not.toBe('');
    expect(refused).toEqual([]);
  });

  it('three hundred of them come in pages below 200 kB that end', async () => {
    const now = server.now();
    const long = 'Ї'.repeat(4096);
    for (let i = 0; i < 300; i++) past({ at: now - i * HOUR, text: i < 40 ? long : `Запит ${i}` });
    const found = new Set<string>();
    let page = 0;
    for (let more = true; more;) {
      const answer = await readClientChats(reader, '901', ++page, '');
      for (const { conversationId } of answer.chats) found.add(conversationId);
      more = answer.more;
    }
    expect(found.size).toBe(300);
    expect(page).toBe(30);
    expect(Math.max(...bytes)).toBeLessThan(200_000);
  });

  it('are searched for by what was said, apostrophes and spaces however they are written', async () => {
    past({ at: server.now() - DAY, text: 'Замовила п’ять\u00a0чашок 100%' });
    past({ at: server.now() - 2 * DAY, text: 'Інше' });
    const hits = async (text: string) =>
      (await readClientChats(reader, '901', 1, text)).chats.flatMap(({ messages }) => messages.length);
    expect(await hits("П'ЯТЬ чашок")).toEqual([1]);
    expect(await hits('100%')).toEqual([1]);
    expect(await hits('немає')).toEqual([]);
    expect(patternOf("'")).toBe('*');
  });

  it('and of those that were this operator’s, when they began and ended and who had part', async () => {
    const at = server.now() - DAY;
    const own = past({ at });
    const others = past({ at: at - DAY, login: 'operator2' });
    const [dialog, ...rest] = await readClientDialogs(reader, [own, others]);
    expect(rest).toEqual([]);
    expect(dialog).toMatchObject({ conversationId: own, at, closedAt: at });
    expect(dialog!.parts).toMatchObject([{ userId: '10', from: at, to: at }]);
  });

  it('without the right are refused as that, and one bad item drops itself alone', async () => {
    server.faults.rightsOff = ['contacts'];
    await expect(readClientChats(reader, '901', 1, '')).rejects.toMatchObject({ id: 'history-forbidden' });
    const page = translateClientChats(
      {
        messages: [
          { id: '7', date: '1787300000000', from: { id: '9' }, chat: { id: '1' }, text: 'чий?' },
          { id: 'x', date: '1787300000000', chat: { id: '1' }, text: 'без номера' },
          { id: '8', date: '1787300000000', chat: { id: '5' }, text: 'без чату' },
          null,
        ],
        chats: [{ id: '0b7c1a526d0e4f0c9a355f3f5f0f1c11' }, null],
        peers: [null],
        next: 'yes',
      },
      reader,
    );
    expect(page.more).toBe(false);
    expect(page.chats).toMatchObject([{ conversationId: '0b7c1a52-6d0e-4f0c-9a35-5f3f5f0f1c11' }]);
    expect(page.chats[0]!.messages.map(({ text }) => text)).toEqual(['чий?']);
  });

  it('are a contact’s only if Webitel counts this account to it', async () => {
    server.customer({ name: 'Ірина', userId: 701, externalId: '777', contactId: 901 });
    expect(await isContactOf(reader, '901', '777')).toBe(true);
    expect(await isContactOf(reader, '901', '778')).toBe(false);
    expect(await isContactOf(reader, '901', '')).toBe(false);
  });
});

describe('the last closed chats', () => {
  it('are those of any day, without what was written first and what goes on', async () => {
    const now = server.now();
    const days = [1, 2, 3].map((n) => past({ at: now - n * DAY, text: `День ${n}` }));
    past({ at: now - 4 * DAY, login: 'operator2' });
    const open = server.customer({ name: 'Відкритий' });
    open.writes('є?');
    open.invite({ timeoutSec: 0 });
    open.takenElsewhere();
    const last = await readLastClosedChats(reader);
    expect(last.map(({ id }) => id)).toEqual(days);
    expect(last[0]).toMatchObject({
      member: { name: 'Ірина', provider: 'telegram' },
      listing: { closedAt: now - DAY, last: { author: 'operator', text: 'Вітаю!' } },
    });
  });
});
