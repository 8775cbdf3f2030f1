/** What is typed into the form and not sent, as it is kept: read back with care. Pure. */
import type { OutgoingForm } from './message.ts';
import type { Recipient } from './recipient-ways.ts';

export interface Unsent {
  /** In «Кому», not chosen yet. */
  typed: string;
  recipient: Recipient | null;
  /** Gateway and address that the operator chose by hand; null: by itself. */
  via: string | null;
  address: string | null;
  text: string;
  /** The message's own id, kept so that it cannot be sent twice from two views or by a repeated press. */
  localId: string;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const textOrNull = (value: unknown): string | null => (isText(value) ? value : null);

/** What does not make sense is left out. */
export function readUnsent(form: OutgoingForm | null, newId: () => string): Unsent {
  const empty: Unsent = { typed: '', recipient: null, via: null, address: null, text: '', localId: newId() };
  if (!form) return empty;
  try {
    const to = JSON.parse(form.to) as Partial<Record<keyof Unsent, unknown>>;
    const recipient = to.recipient as Recipient | null | undefined;
    const isRecipient = recipient && isText(recipient.label) && Array.isArray(recipient.addresses);
    return {
      typed: isText(to.typed) ? to.typed : '',
      recipient: isRecipient ? recipient : null,
      via: textOrNull(to.via),
      address: textOrNull(to.address),
      text: form.text,
      localId: textOrNull(to.localId) ?? empty.localId,
    };
  } catch {
    return { ...empty, typed: form.to, text: form.text };
  }
}

export function writeUnsent({ text, ...to }: Unsent): OutgoingForm | null {
  const isEmpty = to.typed.trim() === '' && !to.recipient && text.trim() === '';
  return isEmpty ? null : { to: JSON.stringify(to), text };
}
