import type { Routes } from '../http/routes.ts';
import { AGENT_CHAT_ROUTES } from './agent-chats.ts';
import { CALL_CENTER_ROUTES } from './call-center.ts';
import { CONTACT_CHAT_ROUTES } from './contact-chats.ts';
import { CONTACT_ROUTES } from './contacts.ts';
import { DIALOG_ROUTES } from './dialogs.ts';
import { ME_ROUTES } from './me.ts';
import { OUTGOING_ROUTES } from './outgoing.ts';
import { QUICK_REPLY_ROUTES } from './quick-replies.ts';
import { STORAGE_ROUTES } from './storage.ts';

/** All REST of protocol §5 that needs a signed-in user. */
export const REST_ROUTES: Routes[] = [
  ME_ROUTES,
  CALL_CENTER_ROUTES,
  QUICK_REPLY_ROUTES,
  CONTACT_ROUTES,
  CONTACT_CHAT_ROUTES,
  DIALOG_ROUTES,
  AGENT_CHAT_ROUTES,
  OUTGOING_ROUTES,
  STORAGE_ROUTES,
];
