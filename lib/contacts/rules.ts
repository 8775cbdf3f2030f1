/** Whose chat it is: what is asked of the CRM about its client, and what is known of the answer. */
import { plainDigits } from '../phones/digits.ts';
import { clientOf } from '../chat/chat.ts';
import { sharedPhone } from '../chat/shared-phone.ts';
import type { Chat, ConversationId } from '../chat/types.ts';

/** `said`: by a phone that the client has named himself, which proves nothing · `linked`: Webitel's own contact · `chosen`, `created`, `earlier`: by the operator, or as in an earlier chat of this client. */
export type How = 'messenger' | 'phone' | 'said' | 'linked' | 'chosen' | 'created' | 'earlier';

export interface WhoIs {
  /** '' when not known. */
  phone: string;
  /** The client has named it, nobody vouches for it. */
  phoneSaid?: true;
  provider: string;
  /** The client's id in the messenger. */
  externalId: string;
  username: string;
  /** Id of Webitel's contact that the client is linked to there. */
  webitelContactId: string;
}

/** A contact of the CRM. */
export interface ContactFound {
  id: string;
  name: string;
  accountName: string;
  phone: string;
  /** null: no photo. */
  photoId: string | null;
}

export interface LinkedCase {
  id: string;
  number: string;
}

export interface ContactLink {
  conversationId: ConversationId;
  /** The CRM that was asked. */
  origin: string;
  /** `unasked`: its CRM is settled, and has not been asked yet. `supposed`: one contact fits what the client says of himself; nothing is done with him until it is confirmed. */
  state: 'unasked' | 'linked' | 'supposed' | 'ambiguous' | 'none';
  contactId: string | null;
  /** '' while no contact is linked. */
  name: string;
  accountName: string;
  photoId: string | null;
  how: How | null;
  /** Who matched; kept, so that a wrong link can be changed. */
  choices: ContactFound[];
  /** The case that was made or chosen in this chat last. */
  case: LinkedCase | null;
  /** What was asked: another question is asked anew. '' when nothing was. */
  asked: string;
  /** How many contacts and cases were made here; the next one's id follows from it. */
  contactsMade: number;
  /** What the last contact was made of: the same once more is a repeat. '' when none was. */
  madeOf: string;
  casesMade: number;
  /** Local clock, ms: when a case was asked for whose answer has not come; null: none. */
  caseAskedAt: number | null;
  /** What the contact's newest case was then. */
  caseSince?: { createdOn: string; ids: string[] };
  /** Cases that were made here while nobody knew whose chat it is. Present: they, and the chat's record, are to get its contact. */
  alone?: string[] | undefined;
  /** The CRM's process has begun to make it, and has not told which. */
  caseBegun?: boolean;
}

export const emptyLink = (conversationId: ConversationId): ContactLink => ({
  conversationId,
  origin: '',
  state: 'none',
  contactId: null,
  name: '',
  accountName: '',
  photoId: null,
  how: null,
  choices: [],
  case: null,
  asked: '',
  contactsMade: 0,
  madeOf: '',
  casesMade: 0,
  caseAskedAt: null,
});

export const linkedTo = (link: ContactLink, found: ContactFound, how: How): ContactLink => ({
  ...link,
  state: 'linked',
  contactId: found.id,
  name: found.name,
  accountName: found.accountName,
  photoId: found.photoId,
  how,
  // The record of a chat that is over is written by nobody else.
  ...(link.contactId === null && isSettled({ ...link, how }) && { alone: link.alone ?? [] }),
});

/** By the operator himself. */
export const isSettled = ({ how }: ContactLink): boolean => how === 'chosen' || how === 'created';

/** One match is the contact, unless only the client says so; several are a choice; none is said so. */
export function answered(link: ContactLink, matches: readonly (ContactFound & { how: How })[]): ContactLink {
  const next = { ...link, choices: [...matches] };
  const [only] = matches;
  if (only && matches.length === 1 && only.how !== 'said') return linkedTo(next, only, only.how);
  return {
    ...next,
    state: matches.length > 1 ? 'ambiguous' : only ? 'supposed' : 'none',
    contactId: null,
    name: '',
    accountName: '',
    photoId: null,
    how: null,
  };
}

const PHONE = /^\+?\d[\d\s().-]{7,20}$/;
/** The client's own: a hotline's or a manager's number is kept beside it under a name that says so. */
const PHONE_KEYS =
  /^(?:(?:client|customer|user|contact|caller|visitor|from|my|your|whatsapp|viber|клиент|клієнт)_?)?(?:phone|tel|telephone|mobile|msisdn|телефон)(?:_?number)?$/i;

/** null: there is nothing by which the CRM could tell who it is. */
export function whoIs(chat: Chat): WhoIs | null {
  const client = clientOf(chat);
  const { variables } = chat;
  const externalId = client?.externalId ?? '';
  const isPhone = /whatsapp|sms|viber/.test(client?.provider ?? '') && /^\+?\d{9,15}$/.test(externalId);
  const [said] = Object.entries(variables)
    .filter(([key, value]) => PHONE_KEYS.test(key) && PHONE.test(plainDigits(value).trim()))
    .toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  // His own number, given by the messenger's button.
  const shared = sharedPhone(chat);
  const who: WhoIs = {
    // What the messenger itself vouches for comes before what anybody can type.
    phone: isPhone ? externalId : shared || (said?.[1] ?? ''),
    ...(!isPhone && !shared && said && { phoneSaid: true }),
    provider: client?.provider ?? '',
    externalId,
    username: (variables.username ?? variables.user_name ?? '').slice(0, 100),
    webitelContactId: /^\d+$/.test(variables.wbt_contact_id ?? '') ? variables.wbt_contact_id! : '',
  };
  return who.phone || who.externalId || who.username || who.webitelContactId ? who : null;
}
