/** What a message came as, beside its words (protocol §4.2.3). Only live events tell it. */
import { headOf } from '../chat/amounts.ts';
import type { Message } from '../chat/types.ts';
import type { WireMessage } from './shapes.ts';

type Parts = Pick<Message, 'replyTo' | 'forwarded' | 'pressed' | 'contact' | 'kind'>;

/** Kinds of which all that they hold is shown. */
const SHOWN = new Set(['', 'text', 'file', 'contact', 'postback']);
const MOST_NAME = 200;
const MOST_KIND = 40;

export function besidesWords(wire: WireMessage): Parts {
  const parts: Parts = {};
  const { contact, postback } = wire;
  if (wire.reply_to_message_id) parts.replyTo = wire.reply_to_message_id;
  if (isForwarded(wire)) parts.forwarded = { from: headOf(wire.forward_sender_name ?? '', MOST_NAME) };
  if (postback && (postback.text || postback.code || postback.mid)) parts.pressed = true;
  if (contact?.phone)
    parts.contact = {
      name: headOf([contact.firstName, contact.lastName].filter(Boolean).join(' '), MOST_NAME),
      phone: contact.phone.slice(0, 40),
      own: isSet(contact.id),
    };
  const kind = unknownKind(wire.type);
  if (kind) parts.kind = kind;
  return parts;
}

/** null: one that is shown as it is. */
export function unknownKind(type: string | null | undefined): string | null {
  const kind = (type ?? '').trim();
  return SHOWN.has(kind.toLowerCase()) ? null : kind.slice(0, MOST_KIND);
}

export function contactText({ contact: c }: WireMessage): string {
  return c ? [c.firstName, c.lastName, c.phone].filter(Boolean).join(' ') : '';
}

const isForwarded = (wire: WireMessage): boolean =>
  isSet(wire.forward_from_message_id) ||
  isSet(wire.forward_from_chat_id) ||
  isSet(wire.forward_sender_name) ||
  isSet(wire.forward_date);

/** 0 and '' are how the server writes nothing. */
const isSet = (value: string | number | null | undefined): boolean => Boolean(value) && value !== '0';
