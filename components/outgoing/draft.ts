/** What is typed and not sent: kept by the worker on every pause and at once when the form is left; shared by all views. */
import { effect, type ReadonlySignal } from '@preact/signals';
import type { DeskView } from '../../lib/bridge/view.ts';
import type { OutgoingForm } from '../../lib/chat/outgoing.ts';
import type { Recipient } from '../../lib/chat/recipient-ways.ts';
import type { DeskModel } from '../desk/model.ts';

const STORE_AFTER_MS = 150;

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

export interface DraftKeeper {
  /** Something was typed or chosen. */
  touch(): void;
  /** It is on its way as a message: what is pending must not come back as a draft. */
  cancel(): void;
  store(): void;
  dispose(): void;
}

export function keepDraft(
  desk: { view: ReadonlySignal<DeskView | null>; call: DeskModel['call'] },
  read: () => Unsent,
  show: (form: OutgoingForm | null) => void,
): DraftKeeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dirty = false;
  let known = JSON.stringify(desk.view.peek()?.outgoingDraft ?? null);
  /** Stored from here, and not told back yet. */
  const own = new Set<string>();

  const store = (): void => {
    clearTimeout(timer);
    if (!dirty) return;
    dirty = false;
    const form = writeUnsent(read());
    const text = JSON.stringify(form);
    if (text === known) return;
    known = text;
    own.add(text);
    void desk.call({ type: 'outgoing-draft', form });
  };
  const stop = effect(() => {
    const form = desk.view.value?.outgoingDraft ?? null;
    const text = JSON.stringify(form);
    if (text === known) {
      own.clear();
      return;
    }
    if (dirty || own.has(text)) return;
    known = text;
    show(form);
  });
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') store();
  };
  document.addEventListener('visibilitychange', hidden);
  addEventListener('pagehide', store);
  addEventListener('blur', store);
  return {
    touch() {
      dirty = true;
      clearTimeout(timer);
      timer = setTimeout(store, STORE_AFTER_MS);
    },
    cancel() {
      clearTimeout(timer);
      dirty = false;
    },
    store,
    dispose() {
      store();
      stop();
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('pagehide', store);
      removeEventListener('blur', store);
    },
  };
}
