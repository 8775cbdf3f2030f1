/**
 * Contacts and cases made from a chat. Which one is being made is on disk before the CRM is asked, and its id follows from the chat
 * and from how many were made before: a double press, a lost answer or a dead worker make one.
 */
import type { CaseDone } from '../bridge/crm-commands.ts';
import type { CallResult, Command } from '../bridge/protocol.ts';
import { clientOf } from '../chat/chat.ts';
import { linkedTo, type ContactFound } from '../chat/contact-link.ts';
import { transcript, type TranscriptWords } from '../chat/transcript.ts';
import type { CaseMark } from '../creatio/case-types.ts';
import type { Chats, ConversationId } from '../chat/types.ts';
import { recordId } from '../creatio/record-id.ts';
import type { Language } from '../i18n/language.ts';
import { dayAndTime } from '../text/days.ts';
import type { ChatRecords } from './chat-records.ts';
import type { Contacts } from './contacts.ts';

export type CrmCommand = Extract<
  Command,
  { type: `contact-${string}` | `case-${string}` | `record-${string}` }
>;

export interface CrmCommandContext {
  contacts: Contacts;
  records: Pick<ChatRecords, 'retry'>;
  now: () => number;
  store: { chats: Chats };
  transcriptWords: () => TranscriptWords;
  /** In which dates are written into the CRM. */
  language: () => Language;
}

export async function executeCrm(command: CrmCommand, c: CrmCommandContext): Promise<CallResult> {
  const { conversationId: id } = command;
  // An id belongs to its CRM, and so does from then on the chat that it was chosen for.
  if ('origin' in command && command.origin) await c.contacts.settle(id, command.origin, true);
  switch (command.type) {
    case 'contact-identify':
      return c.contacts.identify(id);
    case 'contact-choose':
      return c.contacts.choose(id, command.contactId);
    case 'contact-create':
      return c.contacts.once(`contact ${id}`, () => createContact(command, c));
    case 'case-create':
      return c.contacts.once(`case ${id} ${command.nth}`, () => createCase(command, c));
    case 'record-retry':
      return c.records.retry(id).then(() => ({ ok: true }));
    case 'case-noted':
      return c.contacts.keep({ ...c.contacts.link(id), case: command.case }).then(() => ({ ok: true }));
    case 'case-link':
      return c.contacts.once(`case ${id} ${command.caseId}`, () => linkCase(id, command.caseId, c));
  }
}

type Of<T extends CrmCommand['type']> = Extract<CrmCommand, { type: T }>;

async function createContact(command: Of<'contact-create'>, c: CrmCommandContext): Promise<CallResult> {
  const { conversationId: id, name, phone, email } = command;
  const link = c.contacts.link(id);
  // A repeat of what was done already: people of one name are told apart by what else was said of them.
  const madeOf = JSON.stringify([name.trim(), phone.trim(), email.trim()]);
  if (link.how === 'created' && link.madeOf === madeOf) return { ok: true };
  const chat = c.store.chats[id];
  const client = chat ? clientOf(chat) : null;
  const answer = await c.contacts.ask(id, 'create-contact', {
    id: recordId(`contact ${id} ${link.contactsMade}`),
    name,
    phone,
    email,
    provider: client?.provider ?? '',
    externalId: client?.externalId ?? '',
  });
  if (!answer.ok) return answer;
  const made = answer.value as ContactFound;
  const now = c.contacts.link(id);
  const choices = [...now.choices.filter((one) => one.id !== made.id), made];
  await c.contacts.keep({
    ...linkedTo(now, made, 'created'),
    choices,
    contactsMade: link.contactsMade + 1,
    madeOf,
  });
  return { ok: true };
}

async function createCase(command: Of<'case-create'>, c: CrmCommandContext): Promise<CallResult> {
  const { conversationId: id, nth, subject } = command;
  const before = c.contacts.link(id);
  // A repeat of what was done already.
  if (before.case && nth < before.casesMade) return tie(id, before.case, c);
  if (!before.contactId) return { ok: false, code: 'no-contact' };
  const again = before.caseAskedAt !== null;
  const marked =
    again && before.caseSince
      ? { ok: true as const, value: before.caseSince }
      : await c.contacts.ask(id, 'newest-case', { contactId: before.contactId });
  if (!marked.ok) return marked;
  const since = (marked.value as CaseMark | null | undefined) ?? { createdOn: '', ids: [] };
  // On disk before the CRM is asked.
  if (!again) await c.contacts.keep({ ...before, caseAskedAt: c.now(), caseSince: since });
  const answer = await c.contacts.ask(id, 'create-case', {
    id: recordId(`case ${id} ${before.casesMade}`),
    contactId: before.contactId,
    conversationId: id,
    subject,
    symptoms: command.transcript ? said(id, c) : '',
    since,
    again,
    begun: before.caseBegun === true,
  });
  if (!answer.ok) {
    // The CRM itself has said no: there is nothing to look for.
    if (answer.code === 'crm-refused')
      await c.contacts.keep({ ...c.contacts.link(id), caseAskedAt: null, caseBegun: false });
    return answer;
  }
  if (answer.value === null) {
    await c.contacts.keep({ ...c.contacts.link(id), caseBegun: true });
    return { ok: false, code: 'case-pending' };
  }
  const made = answer.value as { id: string; number: string };
  await c.contacts.keep({
    ...c.contacts.link(id),
    case: { id: made.id, number: made.number },
    casesMade: before.casesMade + 1,
    caseAskedAt: null,
    caseBegun: false,
  });
  return tie(id, made, c);
}

async function linkCase(id: ConversationId, caseId: string, c: CrmCommandContext): Promise<CallResult> {
  const answer = await c.contacts.ask(id, 'case', { id: caseId });
  if (!answer.ok) return answer;
  const found = answer.value as { id: string; number: string } | null;
  if (!found) return { ok: false, code: 'case-gone' };
  await c.contacts.keep({ ...c.contacts.link(id), case: { id: found.id, number: found.number } });
  return tie(id, found, c);
}

/** The case is there; that it could not be tied is told, and not a failure to make it. */
async function tie(
  id: ConversationId,
  { id: caseId, number }: { id: string; number: string },
  c: CrmCommandContext,
) {
  const answer = await c.contacts.ask(id, 'tie-case', { conversationId: id, caseId });
  const tied = answer.ok
    ? (answer.value as Pick<CaseDone, 'chat' | 'contact'>)
    : { chat: false, contact: true };
  const value: CaseDone = { id: caseId, number, ...tied };
  return { ok: true as const, value };
}

function said(id: ConversationId, c: CrmCommandContext): string {
  const chat = c.store.chats[id];
  const when = (at: number): string => dayAndTime(at, c.now(), c.language());
  return chat ? transcript(chat, c.transcriptWords(), when) : '';
}
