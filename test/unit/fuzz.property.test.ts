// Whatever comes in, no parser throws, and what it gives is what it promises. Tens of thousands of inputs with `FULL=1`.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyChat } from '../../lib/chat/chat.ts';
import { shownName } from '../../lib/chat/file-name.ts';
import { diskName, savedName } from '../../lib/chat/saved-name.ts';
import { tokenise } from '../../lib/chat/links.ts';
import { pictureSize } from '../../lib/files/picture-size.ts';
import { reduce } from '../../lib/chat/reduce.ts';
import { mediaType, shownPicture } from '../../lib/files/sniff.ts';
import { summarise } from '../../lib/chat/summary.ts';
import { parseCallResult, parseCommand, parseViewMessage } from '../../lib/bridge/protocol.ts';
import { parseHash, parseUrl } from '../../lib/creatio/location.ts';
import { rowsOf } from '../../lib/creatio/odata.ts';
import { CrmError } from '../../lib/creatio/session-fetch.ts';
import { readNumber } from '../../lib/phones/international.ts';
import { readSettings } from '../../lib/storage/settings.ts';
import { translateClosedChats } from '../../lib/webitel/closed-chats.ts';
import { WebitelError } from '../../lib/webitel/errors.ts';
import { readFrame, readHello } from '../../lib/webitel/frames.ts';
import { translateHistory } from '../../lib/webitel/history.ts';
import { translateChatEvent, translateSnapshot } from '../../lib/webitel/translate.ts';
import { runs } from './runs.ts';
import { hostileText, wildValue } from './wild.ts';

const NOW = 1_790_000_000_000;
const context = { userId: 1, now: NOW, onRefused: () => {} };

/** Values as strangers and broken servers write them. */
const wild = fc.oneof(
  { weight: 3, arbitrary: wildValue },
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  fc.constantFrom<unknown>(1e20, -1, 0, NaN, Infinity, '', null, [], {}, '9'.repeat(400), '\u202e\ud800'),
  fc.constantFrom<unknown>(...Object.getOwnPropertyNames(Object.prototype)),
  fc.string({ unit: 'binary', maxLength: 50 }),
);
/** An object with the right names and any values behind them. */
const like = (...names: string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, wild])), { requiredKeys: [] });

const message = like(
  'id',
  'channel_id',
  'created_at',
  'updated_at',
  'type',
  'text',
  'file',
  'contact',
  'postback',
  'variables',
);
const rightMessage = message.map((one) => ({ ...one, id: 5 }));
const member = like('id', 'type', 'name', 'user_id', 'internal', 'external_id', 'via');
const lists = {
  messages: fc.array(fc.oneof(message, rightMessage, wild)),
  members: fc.array(fc.oneof(member, wild)),
};
const item = fc
  .record({
    ...lists,
    rest: like(
      'title',
      'created_at',
      'joined_at',
      'closed_at',
      'variables',
      'task',
      'invite_id',
      'channel_id',
    ),
    id: fc.oneof(fc.constantFrom('c1', 'c2', 'constructor', '__proto__'), wild),
  })
  .map(({ rest, ...own }) => ({ channel_id: 'own', ...rest, ...own }));

const calm = (run: () => unknown): void => {
  try {
    run();
  } catch (error) {
    if (!(error instanceof WebitelError) && !(error instanceof CrmError)) throw error;
  }
};

describe('Webitel', () => {
  it('frames', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          wild.map((v) => JSON.stringify(v) ?? ''),
        ),
        wild,
        (text, data) => {
          readFrame(text, () => {});
          readHello(data);
        },
      ),
      runs(),
    );
  });

  it('snapshots: what is kept can be shown', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.record({ items: fc.array(fc.oneof(item, wild), { maxLength: 4 }) }), wild),
        (data) => {
          const chats = reduce({}, translateSnapshot(data, 0, NOW, context), 1);
          for (const chat of Object.values(chats)) JSON.stringify(summarise(chat, []));
        },
      ),
      runs(),
    );
  });

  it('events', () => {
    const actions = [
      'user_invite',
      'join_conversation',
      'message',
      'leave_conversation',
      'close_conversation',
      'decline_invite',
      'message_deleted',
      'constructor',
    ];
    const data = fc
      .record({
        ...lists,
        one: message,
        rest: like(
          'invite_id',
          'timestamp',
          'timeout_sec',
          'member',
          'cause',
          'leaved_channel_id',
          'conversation',
        ),
      })
      .map(({ one, rest, ...own }) => ({ ...one, ...rest, ...own, conversation_id: 'c' }));
    const event = fc.record({ action: fc.constantFrom(...actions), data: fc.oneof(data, wild) });
    fc.assert(
      fc.property(fc.array(fc.oneof(event, wild), { maxLength: 5 }), (all) => {
        let chats = {};
        for (const one of all)
          for (const told of translateChatEvent(one, context)) chats = reduce(chats, told, 1);
        for (const chat of Object.values(chats)) JSON.stringify(summarise(chat as never, []));
      }),
      runs(),
    );
  });

  it('answers about the past', () => {
    const past = like('id', 'date', 'edit', 'from', 'sender', 'kind', 'text', 'file', 'context');
    const closed = like(
      'id',
      'title',
      'gateway',
      'started_at',
      'closed_at',
      'close_reason',
      'queue',
      'contact',
      'last_message',
    );
    const page = fc.oneof(
      fc.record({ messages: fc.array(fc.oneof(past, wild)), peers: fc.array(wild), next: wild }),
      fc.record({ items: fc.array(fc.oneof(closed, wild)), data: fc.array(fc.oneof(closed, wild)) }),
      wild,
    );
    fc.assert(
      fc.property(page, (answer) => {
        calm(() => translateHistory(answer, emptyChat('c'), context));
        calm(() => translateClosedChats(answer, () => {}));
      }),
      runs(),
    );
  });
});

describe('views and pages', () => {
  it('messages, commands and answers', () => {
    const types = [
      'chat.accept',
      'message.send',
      'crm.ask',
      'page.ask',
      'file.part',
      'ui.remember',
      'outgoing.send',
      'constructor',
    ];
    const command = like('conversationId', 'localId', 'text', 'op', 'args', 'peer', 'ui').chain((one) =>
      fc.constantFrom(...types).map((type) => ({ ...one, type })),
    );
    const said = like('conversationId', 'callId', 'command', 'front', 'result', 'place').chain((one) =>
      fc
        .constantFrom('call', 'watch', 'looking', 'front', 'place', 'toString')
        .map((kind) => ({ ...one, kind })),
    );
    fc.assert(
      fc.property(fc.oneof(command, wild), fc.oneof(said, wild), wild, (one, two, three) => {
        for (const kind of ['desk', 'page', 'launcher', 'gateway'] as const) parseCommand(one, kind);
        parseViewMessage(two);
        parseCallResult(three);
      }),
      runs(),
    );
  });

  it('addresses and rows of the CRM', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl({ withFragments: true }),
          fc.webPath().map((p) => `https://a.example${p}`),
        ),
        fc.string({ unit: 'binary' }),
        wild,
        (href, hash, rows) => {
          parseUrl(href);
          parseHash(hash);
          calm(() => rowsOf(rows));
        },
      ),
      runs(),
    );
  });
});

describe('settings and policy', () => {
  const branch = (depth: number): fc.Arbitrary<unknown> =>
    depth === 0
      ? wild
      : fc.oneof(
          wild,
          fc.dictionary(
            fc.constantFrom(
              'language',
              'webitel',
              'origin',
              'creatio',
              'origins',
              'objects',
              'chat',
              'columns',
              'trafficLight',
              'redSeconds',
              'notifications',
              'shortcuts',
              'keys',
              'privacy',
              'outgoing',
              'messengers',
              '__proto__',
            ),
            branch(depth - 1),
          ),
        );
  it('whatever is stored, the result is whole, and reading it again gives the same', () => {
    fc.assert(
      fc.property(branch(3), branch(3), (stored, policy) => {
        const { settings } = readSettings(stored, policy);
        expect(readSettings(settings).problems).toEqual([]);
        expect(({} as Record<string, unknown>)['origins']).toBeUndefined();
      }),
      runs(),
    );
  });
});

describe('texts and files', () => {
  it('links, phones and names of files', () => {
    const text = fc.oneof(
      hostileText(),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: fc.constantFrom(...'+380 ()-@./:?#[]{}htpsw.exe\u202e\\'), maxLength: 200 }),
    );
    fc.assert(
      fc.property(text, text, (one, two) => {
        expect(
          tokenise(one)
            .map((t) => t.text)
            .join(''),
        ).toBe(one);
        for (const { href } of tokenise(one)) if (href) expect(href).toMatch(/^(https?|mailto|tel):/);
        readNumber(one, '380');
        shownName(one);
        expect(diskName(one)).not.toMatch(/[/\\:*?"<>|\u202e]|^\.\.?$/);
        expect(savedName(one, two, 'file')).not.toMatch(/[/\\:*?"<>|\u202e]/);
      }),
      runs(),
    );
  });

  it('first bytes', () => {
    const heads = [
      '\x89PNG\r\n\x1a\n',
      '\xff\xd8\xff',
      'GIF89a',
      'RIFF....WEBPVP8 ',
      'RIFF....WEBPVP8X',
      'RIFF....WEBPVP8L',
      '....ftypisom',
      '',
    ];
    const bytes = fc
      .tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 80 }))
      .map(([head, rest]) => new Uint8Array([...[...head].map((c) => c.charCodeAt(0)), ...rest]));
    fc.assert(
      fc.property(bytes, (one) => {
        shownPicture(one);
        mediaType(one);
        const size = pictureSize(one);
        if (size) expect(Number.isInteger(size.width * size.height) && size.width >= 0).toBe(true);
      }),
      runs(),
    );
  });
});
