import type { Right } from '../faults.ts';
import type { User } from '../model/records.ts';
import { requireRight } from '../model/sessions.ts';
import type { World } from '../model/world.ts';

const CHATS = 'chat.objclass.access.denied';

/** Which object class a path needs, and the id of its refusal where it is not the engine's. */
const NEEDED: [path: RegExp, right: Right, id?: string][] = [
  [/^\/api\/call_center\/agents\b/, 'cc_agent'],
  [/^\/api\/call_center\/queues\b/, 'cc_queue'],
  [/^\/api\/call_center\/users\b/, 'users'],
  [/^\/api\/call_center\/quick_replies\b/, 'dictionaries'],
  [/^\/api\/routing\/outbound\/chat\b/, 'acr_chat_plan'],
  [/^\/api\/agent\/chats\/(?!counter)/, 'chats', CHATS],
  [/^\/api\/agent\/chats\b/, 'chats', 'agent_chat.objclass.access.denied'],
  [/^\/api\/chat\/(?:dialogs|customers)\b/, 'chats', CHATS],
  [/^\/api\/chat\/[^/]+\/(?:link|contact)$/, 'chats', CHATS],
  [/^\/api\/chat\/[^/]+\/link$/, 'contacts', 'contacts.objclass.access.denied'],
  [/^\/api\/contacts\/[^/]+\/chat\/messages$/, 'chats', CHATS],
  [/^\/api\/contacts\b/, 'contacts', 'contacts.objclass.access.denied'],
  [/^\/api\/chat\/bots\b/, 'chat_bots'],
];

export function checkRights(world: World, user: User, path: string) {
  for (const [pattern, right, id] of NEEDED) if (pattern.test(path)) requireRight(world, user, right, id);
}
