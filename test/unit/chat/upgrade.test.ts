import { expect, test } from 'vitest';
import { statusOf, upgradeChat } from '../../../lib/chat/chat.ts';
import { reduce } from '../../../lib/chat/reduce.ts';
import type { Chat } from '../../../lib/chat/types.ts';
import { AGAIN, COLLEAGUE, CONV, MINE, at, chatOf, deepFreeze, invited, joined, left } from './builders.ts';

/** As the first version wrote it. */
function old(chat: Chat): Chat {
  const { departures: _, ...rest } = structuredClone(chat);
  for (const episode of Object.values(rest.episodes)) delete (episode as { variables?: unknown }).variables;
  return deepFreeze(rest as Chat);
}

test('what this version wrote stays as it is', () => {
  const chat = deepFreeze(chatOf([invited(), joined(), left(9)]));
  expect(upgradeChat(chat)).toEqual(chat);
});

test('missing fields are filled, variables are kept', () => {
  const chat = chatOf([invited({ variables: { lang: 'uk' } }), joined()]);
  const upgraded = upgradeChat(old(chat));
  expect(upgraded).toEqual(chat);
  const again = invited({ channelId: AGAIN, invitedAt: at(30), variables: { cc_attempt_id: '556' } });
  expect(reduce({ [CONV]: upgraded }, again, at(30))[CONV]!.variables).toEqual({
    lang: 'uk',
    cc_attempt_id: '556',
  });
});

test('a chat of which only the id was stored', () => {
  expect(statusOf(upgradeChat({ id: CONV } as Chat))).toBeNull();
});

test('the episode that a colleague’s leaving had made is a departure', () => {
  const chat = chatOf([invited(), joined()]);
  const ended = { at: at(9), reason: 'operator' as const };
  const wrong = { ...chat.episodes[MINE]!, channelId: COLLEAGUE, invitedAt: 0, joinedAt: null, ended };
  const upgraded = upgradeChat(old({ ...chat, episodes: { ...chat.episodes, [COLLEAGUE]: wrong } }));
  expect(Object.keys(upgraded.episodes)).toEqual([MINE]);
  expect(upgraded.departures).toEqual({ [COLLEAGUE]: ended });
});
