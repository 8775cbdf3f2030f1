// What a chat tells of itself for its card, and its stage set by hand.
import { describe, expect, it } from 'vitest';
import { statusOf } from '../../../lib/chat/chat.ts';
import { detailsOf } from '../../../lib/chat/details.ts';
import { reduce } from '../../../lib/chat/reduce.ts';
import type { ChatEvent } from '../../../lib/chat/events.ts';
import type { Chats } from '../../../lib/chat/types.ts';
import { AGAIN, at, client, COLLEAGUE, colleague, CONV, invited, message, MINE } from './builders.ts';

const after = (...events: ChatEvent[]) =>
  events.reduce<Chats>((chats, event) => reduce(chats, event, at(100)), {})[CONV]!;
const joined = (channelId = MINE, second = 5): ChatEvent => ({
  type: 'joined',
  id: CONV,
  channelId,
  at: at(second),
});
const takenUp = (channelId = MINE): ChatEvent => ({ type: 'taken-up', id: CONV, channelId });
const said = (id: number, channelId?: string): ChatEvent => ({
  type: 'message',
  id: CONV,
  message: message(id, channelId ? { channelId } : {}),
});

describe('«В обработке» by hand', () => {
  it('holds for the part it was set in, in any order and twice over', () => {
    expect(statusOf(after(invited(), joined()))).toBe('new');
    expect(statusOf(after(invited(), joined(), takenUp(), takenUp()))).toBe('in-progress');
    expect(statusOf(after(invited(), takenUp(), joined()))).toBe('in-progress');
    const left: ChatEvent = { type: 'left', id: CONV, channelId: MINE, reason: 'operator', at: at(9) };
    const again = invited({ channelId: AGAIN, invitedAt: at(20) });
    expect(statusOf(after(invited(), joined(), takenUp(), left, again, joined(AGAIN, 25)))).toBe('new');
  });

  it('leads out of nothing that is over, and makes no chat of nothing', () => {
    const closed: ChatEvent = { type: 'closed', id: CONV, reason: 'client', at: at(9) };
    expect(statusOf(after(invited(), joined(), closed, takenUp()))).toBe('completed');
    expect(reduce({}, takenUp(), 0)).toEqual({});
  });
});

describe('details', () => {
  it('are one time-line of who had the chat, oldest first', () => {
    const chat = after(
      invited({ variables: { b: '2', a: '1' }, members: [client(), colleague()] }),
      joined(),
      said(7, COLLEAGUE),
      { type: 'transfer', id: CONV, channelId: MINE, to: 'Схема', outcome: 'accepted', at: at(8) },
      { type: 'left', id: CONV, channelId: MINE, reason: 'transfer', at: at(9) },
      said(12),
    );
    const details = detailsOf(chat);
    expect(details.moments.map((m) => [m.kind, m.name])).toEqual([
      ['invited', ''],
      ['accepted', ''],
      ['took-part', 'Петро'],
      ['transfer', ''],
      ['left', ''],
    ]);
    expect(details.moments[3]).toEqual({
      kind: 'transfer',
      at: at(8),
      name: '',
      to: 'Схема',
      outcome: 'accepted',
    });
    expect(details.variables).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
    expect(details.last).toMatchObject({ author: 'client', name: 'Ірина', text: 'text 12' });
    expect(details.closedBy).toBe('transfer');
  });

  it('of a chat that goes on name nobody who closed it', () => {
    expect(detailsOf(after(invited(), joined())).closedBy).toBeNull();
  });
});
