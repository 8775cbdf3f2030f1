/**
 * Cases made from a chat. Which one is being made is on disk before the CRM is asked, and its id follows from the chat
 * and from how many were made before: a double press, a lost answer or a dead worker make one.
 */
import type { caseCommands, CaseDone } from './commands.ts';
import type { Acts, Args, CallResult } from '../bridge/command.ts';
import { transcript, type TranscriptWords } from '../chat/transcript.ts';
import type { ContactLink } from '../contacts/rules.ts';
import type { CaseMark } from './rules.ts';
import type { Chats, ConversationId } from '../chat/types.ts';
import { recordId } from '../creatio/record-id.ts';
import type { Language } from '../i18n/language.ts';
import { dayAndTime } from '../text/days.ts';
import type { Contacts } from '../contacts/worker.ts';

export interface CasePorts {
  contacts: Contacts;
  now: () => number;
  store: { chats: Chats };
  transcriptWords: () => TranscriptWords;
  /** In which dates are written into the CRM. */
  language: () => Language;
}

type Order = Args<(typeof caseCommands)['case.create']>;
type Result = CallResult<CaseDone>;

export const caseActs = (ports: CasePorts): Acts<typeof caseCommands> => {
  const { contacts } = ports;
  return {
    async 'case.create'(order) {
      await contacts.settleFor(order);
      return contacts.once(`case ${order.conversationId} ${order.nth}`, () => createCase(order, ports));
    },
    async 'case.link'(order) {
      const { conversationId: id, caseId } = order;
      await contacts.settleFor(order);
      return contacts.once(`case ${id} ${caseId}`, () => linkCase(id, caseId, ports));
    },
    async 'case.note'(order) {
      await contacts.settleFor(order);
      await contacts.keep({ ...contacts.link(order.conversationId), case: order.case });
    },
  };
};

async function createCase(order: Order, ports: CasePorts): Promise<Result> {
  const { conversationId: id, nth, subject } = order;
  const before = ports.contacts.link(id);
  // A repeat of what was done already.
  if (before.case && nth < before.casesMade) return tie(id, before.case, ports);
  const again = before.caseAskedAt !== null;
  const marked =
    again && before.caseSince
      ? { ok: true as const, value: before.caseSince }
      : await ports.contacts.ask(id, 'case-newest', { contactId: before.contactId });
  if (!marked.ok) return marked;
  const since: CaseMark = marked.value ?? { createdOn: '', ids: [] };
  // On disk before the CRM is asked.
  if (!again) await ports.contacts.keep({ ...before, caseAskedAt: ports.now(), caseSince: since });
  const answer = await ports.contacts.ask(id, 'case-create', {
    id: recordId(`case ${id} ${before.casesMade}`),
    contactId: before.contactId,
    conversationId: id,
    subject,
    symptoms: order.transcript ? said(id, ports) : '',
    since,
    again,
    begun: before.caseBegun === true,
  });
  if (!answer.ok) {
    // The CRM itself has said no: there is nothing to look for.
    if (answer.code === 'crm-refused')
      await ports.contacts.keep({ ...ports.contacts.link(id), caseAskedAt: null, caseBegun: false });
    return answer;
  }
  if (answer.value === null) {
    await ports.contacts.keep({ ...ports.contacts.link(id), caseBegun: true });
    return { ok: false, code: 'case-pending' };
  }
  const made = answer.value;
  const now = ports.contacts.link(id);
  await ports.contacts.keep({
    ...now,
    ...(before.contactId === null && { alone: [...(now.alone ?? []), made.id] }),
    case: { id: made.id, number: made.number },
    casesMade: before.casesMade + 1,
    caseAskedAt: null,
    caseBegun: false,
  });
  return tie(id, made, ports);
}

async function linkCase(id: ConversationId, caseId: string, ports: CasePorts): Promise<Result> {
  const answer = await ports.contacts.ask(id, 'case', { id: caseId });
  if (!answer.ok) return answer;
  const found = answer.value;
  if (!found) return { ok: false, code: 'case-gone' };
  await ports.contacts.keep({ ...ports.contacts.link(id), case: { id: found.id, number: found.number } });
  return tie(id, found, ports);
}

/** The case is there; that it could not be tied is told, and not a failure to make it. */
async function tie(
  id: ConversationId,
  { id: caseId, number }: { id: string; number: string },
  ports: CasePorts,
): Promise<Result> {
  const answer = await ports.contacts.ask(id, 'case-tie', { conversationId: id, caseId });
  const tied = answer.ok ? answer.value : { chat: false, contact: true };
  return { ok: true, value: { id: caseId, number, ...tied } };
}

function said(id: ConversationId, ports: CasePorts): string {
  const chat = ports.store.chats[id];
  const when = (at: number): string => dayAndTime(at, ports.now(), ports.language());
  return chat ? transcript(chat, ports.transcriptWords(), when) : '';
}

/** What was made for nobody gets its contact once he is known; what failed is tried again when a page of the CRM comes. */
export function contactGiver(contacts: Contacts) {
  const tried = new Set<ConversationId>();
  const give = async ({ conversationId: id, contactId, alone }: ContactLink): Promise<void> => {
    tried.add(id);
    const order = { conversationId: id, contactId: contactId!, caseIds: alone! };
    const answer = await contacts.ask(id, 'contact-give', order);
    if (!answer.ok) return;
    const now = contacts.links[id];
    if (now && now.alone === alone) await contacts.keep({ ...now, alone: undefined });
    tried.delete(id);
    update();
  };
  const update = (): void => {
    for (const link of Object.values(contacts.links))
      if (link.contactId && link.alone && !tried.has(link.conversationId)) void give(link);
  };
  return {
    stop: () => tried.clear(),
    update,
    onCrmTab() {
      tried.clear();
      update();
    },
  };
}
