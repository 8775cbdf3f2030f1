/** What is typed and not sent: kept by the worker, shared by all views. */
import type { OutgoingForm } from '../../lib/outgoing/message.ts';
import { FIRST_MESSAGE } from '../../lib/kept/fields.ts';
import { readUnsent, writeUnsent, type Unsent } from '../../lib/outgoing/unsent.ts';
import { keeper, type Keeper } from '../desk/use-kept.ts';
import type { Asking, WorkerState } from '../desk/model-types.ts';

const asText = (form: OutgoingForm | null | undefined): string => (form ? JSON.stringify(form) : '');

export const keepDraft = (
  desk: WorkerState & Asking,
  read: () => Unsent,
  show: (kept: Unsent) => void,
): Keeper =>
  keeper({
    heard: () => asText(desk.view.value?.outgoingDraft),
    read: () => asText(writeUnsent(read())),
    show: (text) => show(readUnsent(text === '' ? null : (JSON.parse(text) as OutgoingForm), desk.newId)),
    tell: (text) => desk.call({ type: 'text.keep', conversationId: FIRST_MESSAGE, field: 'message', text }),
  });
