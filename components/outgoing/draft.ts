/** What is typed and not sent: kept by the worker on every pause and at once when the form is left; shared by all views. */
import { effect, type ReadonlySignal } from '@preact/signals';
import type { DeskView } from '../../lib/bridge/view.ts';
import type { OutgoingForm } from '../../lib/chat/outgoing.ts';
import { writeUnsent, type Unsent } from '../../lib/outgoing/unsent.ts';
import type { DeskModel } from '../desk/model.ts';

const STORE_AFTER_MS = 150;

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
