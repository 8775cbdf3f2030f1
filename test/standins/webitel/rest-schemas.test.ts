/**
 * REST answers against the schemas that `@webitel/api-services` publishes. Those make every key optional and drop
 * unknown ones, so an answer must come out of the schema unchanged: no wrong type, and no key the vendor does not know.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AgentChatServiceGetAgentChatsCounterResponse as Counter,
  AgentChatServiceGetAgentChatsResponse as AgentChats,
} from '../../../node_modules/@webitel/api-services/src/gen/agent-chat-service/agent-chat-service.zod.ts';
import * as agents from '../../../node_modules/@webitel/api-services/src/gen/agent-service/agent-service.zod.ts';
import { UserInfoResponse } from '../../../node_modules/@webitel/api-services/src/gen/auth/auth.zod.ts';
import { ContactLinkingServiceCreateContactFromConversationResponse as NewContact } from '../../../node_modules/@webitel/api-services/src/gen/contact-linking-service/contact-linking-service.zod.ts';
import { ContactsChatCatalogGetContactChatHistoryResponse as ContactHistory } from '../../../node_modules/@webitel/api-services/src/gen/contacts-chat-catalog/contacts-chat-catalog.zod.ts';
import * as contacts from '../../../node_modules/@webitel/api-services/src/gen/contacts/contacts.zod.ts';
import { ListIMClientsResponse } from '../../../node_modules/@webitel/api-services/src/gen/imclients/imclients.zod.ts';
import * as chats from '../../../node_modules/@webitel/api-services/src/gen/messages/messages.zod.ts';
import { SetStatusResponse } from '../../../node_modules/@webitel/api-services/src/gen/presence/presence.zod.ts';
import { SearchQueueResponse } from '../../../node_modules/@webitel/api-services/src/gen/queue-service/queue-service.zod.ts';
import * as replies from '../../../node_modules/@webitel/api-services/src/gen/quick-replies-service/quick-replies-service.zod.ts';
import { SearchChatPlanResponse } from '../../../node_modules/@webitel/api-services/src/gen/routing-chat-plan-service/routing-chat-plan-service.zod.ts';
import { seedDay, startWebitel, type WebitelStandIn } from './index.ts';
import { noonClock } from './support/noon.ts';
import { call, signIn } from './support/raw-client.ts';

interface Schema {
  parse(value: unknown): unknown;
}

/** What the vendor's client does before it looks at an answer; keys of variables stay as they are. */
function camelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      key === 'context' || key === 'variables' ? inner : camelCase(inner),
    ]),
  );
}

let standIn: WebitelStandIn;
const tokens: Record<string, string> = {};
let conversationId = '';

beforeAll(async () => {
  standIn = await startWebitel({ clock: noonClock() });
  seedDay(standIn);
  conversationId =
    standIn.customers().find(({ name }) => name === 'Олександр Петренко')?.conversationId ?? '';
  tokens['operator'] = await signIn(standIn);
  tokens['supervisor'] = await signIn(standIn, 'supervisor');
});

afterAll(() => standIn.stop());

const BROADCAST = { message: { text: 'Заказ готов' }, peers: [{ id: '1', type: 'telegram', via: '9' }] };

/** endpoint → schema; `:chat` is a conversation in progress. */
const TABLE: [endpoint: string, schema: Schema, body?: object, login?: string][] = [
  ['GET /userinfo', UserInfoResponse],
  ['PATCH /presence', SetStatusResponse, { status: 'dnd' }],
  ['GET /call_center/agents/77/pause_causes?allow_change=true', agents.SearchPauseCauseForAgentResponse],
  ['GET /call_center/agents/77/queues', agents.SearchAgentInQueueResponse],
  ['GET /call_center/agents/77', agents.ReadAgentResponse],
  ['GET /call_center/agents', agents.SearchAgentResponse],
  [
    'PATCH /call_center/agents/77/status',
    agents.UpdateAgentStatusResponse,
    { status: 'pause', payload: 'Обед' },
  ],
  ['GET /call_center/users?not_user_id=10', agents.SearchUserStatusResponse],
  ['GET /call_center/queues?type=6', SearchQueueResponse],
  ['GET /routing/outbound/chat?enabled=true', SearchChatPlanResponse],
  ['GET /call_center/quick_replies?size=100', replies.SearchQuickRepliesResponse],
  ['POST /call_center/quick_replies', replies.CreateQuickReplyResponse, { name: 'Новый', text: 'Текст' }],
  ['PATCH /call_center/quick_replies/101', replies.PatchQuickReplyResponse, { text: 'Другой' }],
  ['GET /call_center/quick_replies/101', replies.ReadQuickReplyResponse],
  ['DELETE /call_center/quick_replies/101', replies.DeleteQuickReplyResponse],
  ['GET /contacts?q=*', contacts.SearchContactsResponse],
  ['GET /contacts/901', contacts.LocateContactResponse],
  ['GET /contacts/901/imclients', ListIMClientsResponse],
  ['GET /contacts/901/chat/messages', ContactHistory],
  ['GET /chat/dialogs?online=true&peer.id=10', chats.CatalogGetDialogsResponse],
  ['GET /chat/dialogs?online=false', chats.CatalogGetDialogsResponse],
  ['GET /chat/dialogs/:chat/members', chats.CatalogGetMembersResponse],
  ['GET /chat/dialogs/:chat/messages?limit=3', chats.CatalogGetHistoryResponse],
  ['GET /agent/chats?only_closed=true', AgentChats],
  ['GET /agent/chats/counter?only_closed=true', Counter],
  ['GET /chat/customers?type=viber', chats.CatalogGetCustomersResponse],
  ['POST /chat/broadcast', chats.MessagesServiceBroadcastMessageResponse, BROADCAST],
  ['POST /chat/:new/contact?name=Олег', NewContact, {}],
];

describe('REST answers fit the published schemas', () => {
  it.each(TABLE)('%s', async (endpoint, schema, body, login = 'operator') => {
    const [method = '', path = ''] = endpoint.split(' ');
    const unlinked = standIn.customers().find(({ name }) => name === 'Олег Д.')?.conversationId ?? '';
    const url = `/api${path.replace(':chat', conversationId).replace(':new', unlinked)}`;
    const answer = await call(standIn, url, {
      method,
      headers: { 'X-Webitel-Access': tokens[login] ?? '', 'Content-Type': 'application/json' },
      body: body ? JSON.stringify(body) : null,
    });
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body)).not.toHaveLength(0);
    const seen = camelCase(answer.body);
    expect(schema.parse(seen)).toEqual(seen);
  });
});
